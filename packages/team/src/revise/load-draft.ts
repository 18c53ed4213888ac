import type { Draft, Evidence } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { replaceBlocks } from '../state/draft-state.ts'
import { storeEvidence, type EvidenceContext } from '../state/evidence-state.ts'
import type { RunState } from '../state/run-state.ts'

/** Takes up a finished draft as the working draft: its blocks, and the evidence that it has beyond what the state was gathered with. */
export async function loadDraft(state: RunState, draft: Draft): Promise<void> {
  const { blocks, claims } = draft.best
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  replaceBlocks(
    state.draft,
    blocks.map((block): ClaimedBlock => ({ block, claims: block.claims.flatMap((id) => byId.get(id) ?? []) })),
  )
  const known = new Set(state.evidence.list.map(({ id }) => id))
  const missing = draft.evidence.filter(({ id }) => !known.has(id))
  if (missing.length === 0) return
  const titles = new Map(draft.sources.map(({ id, title }) => [id, title]))
  const contexts = await Promise.all(missing.map(async (one) => [one.id, await contextOf(state, one, titles)] as const))
  storeEvidence(state.evidence, [...state.evidence.list, ...missing], new Map(contexts))
}

async function contextOf(state: RunState, { sourceId, quote }: Evidence, titles: ReadonlyMap<string, string>): Promise<EvidenceContext> {
  const place = await state.context.locate(sourceId, quote)
  return { window: place?.window ?? quote, title: titles.get(sourceId) ?? '' }
}

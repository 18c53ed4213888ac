import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { citationTokens, deriveClaims, isFactual, judgeClaims, statementsOf, windowAround } from '../../packages/evidence/src/index.ts'
import type { SupportEvidence } from '../../packages/evidence/src/index.ts'
import type { Draft } from '../../packages/sdk/src/index.ts'
import type { Report } from './create-report.ts'

/** Checks a draft against the texts that were stored, without believing a word of what the draft says of itself. */
export async function checkDraft(draft: Draft, dataDir: string, report: Report): Promise<void> {
  const { blocks, claims } = draft.best
  const texts = new Map<string, string>()
  for (const { id, digest } of draft.sources) texts.set(id, await storedText(dataDir, digest))
  const displaced = draft.evidence.filter(({ sourceId, start, end, quote }) => texts.get(sourceId)?.slice(start, end) !== quote)
  report.check('every quote stands verbatim at its place in its stored source', displaced.length === 0, `${draft.evidence.length} quotes`)

  const known = new Map(claims.map((claim) => [claim.id, claim]))
  const tokens = blocks.flatMap((block) => citationTokens(block.text).map(({ id }) => id))
  const evidenceIds = new Set(draft.evidence.map(({ id }) => id))
  const dangling = tokens.filter((id) => known.get(id)?.evidenceIds.some((one) => evidenceIds.has(one)) !== true)
  report.check(
    '0 dangling citations',
    dangling.length === 0 && tokens.length > 0,
    `${tokens.length} citations, ${dangling.length} dangling`,
  )

  const factual = blocks.flatMap((block) => statementsOf(block)).filter(({ text }) => isFactual(text))
  const uncited = factual.filter(({ text }) => citationTokens(text).length === 0)
  report.check('every factual sentence is cited', uncited.length === 0, uncited[0]?.text ?? `${factual.length} sentences`)

  const verdicts = judgeClaims({ blocks, claims: deriveClaims(blocks, claims), evidence: windowsOf(draft, texts) })
  const failed = verdicts.filter(({ claimId, verdict }) => verdict !== 'supported' && tokens.includes(claimId))
  const detail = failed[0] === undefined ? `${verdicts.length} claims` : `${known.get(failed[0].claimId)?.text} (${failed[0].reason})`
  report.check('every cited sentence passes the support check against its stored source', failed.length === 0, detail)
}

async function storedText(dataDir: string, digest: string): Promise<string> {
  const text = await readFile(join(dataDir, 'sources', digest.slice(0, 2), `${digest}.txt`), 'utf8')
  if (createHash('sha256').update(text).digest('hex') !== digest) throw new Error(`the stored text ${digest} is not what was read`)
  return text
}

function windowsOf({ evidence, sources }: Draft, texts: ReadonlyMap<string, string>): readonly SupportEvidence[] {
  const titles = new Map(sources.map(({ id, title }) => [id, title]))
  return evidence.map(({ id, sourceId, quote, start, end, headings = [] }) => ({
    id,
    quote,
    window: windowAround(texts.get(sourceId) ?? '', { start, end }),
    title: titles.get(sourceId) ?? '',
    headings,
  }))
}

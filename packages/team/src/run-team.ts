import { countWords } from '@galley/evidence'
import type { Brief, Draft, StopReason } from '@galley/sdk'
import { hostStep } from './state/ask-step.ts'
import { createDesk, type Desk } from './state/desk.ts'
import { draftOf } from './state/draft-of.ts'
import { dropSources } from './evidence/drop-sources.ts'
import { listNotVerified } from './finish/list-not-verified.ts'
import { makePlan, usePlan } from './plan/make-plan.ts'
import { passGate } from './pass-gate.ts'
import { refine } from './round/refine.ts'
import { research } from './evidence/research.ts'
import { scan } from './plan/scan.ts'
import { settleDraft } from './finish/settle-draft.ts'
import type { TeamContext } from './state/team-context.ts'
import { versionOf } from './state/version-of.ts'
import { writeSections } from './write/write-sections.ts'

/**
 * Makes a draft: scan, plan, research, write, then at most five rounds of check, review and patch under the rule that no round may make it
 * worse; the best version of all is returned. Everything that is paid is a step of `context`, everything else follows from the steps' answers,
 * so a run that crashed is repeated from the ledger and comes to the same draft. A run that is cancelled or rejected at a gate returns
 * the best so far. Faults: `SOURCES_EMPTY`; whatever an agent throws, but a spent budget only before there is a first version.
 */
export async function runTeam(brief: Brief, context: TeamContext): Promise<Draft> {
  const desk = createDesk(brief, context)
  try {
    const reason = await writeAndRefine(desk)
    settle(desk)
    if (reason === 'rejected') return await draftOf(desk, 'cancelled', reason)
    if ((await passGate(desk, 'draft'))?.decision === 'reject') return await draftOf(desk, 'cancelled', 'rejected')
    const { score, blocks } = (await draftOf(desk, 'done', reason)).best
    const words = blocks.reduce((sum, block) => sum + countWords(block.text), 0)
    await hostStep(desk, 'done', (emit) => {
      emit({ type: 'draft.done', data: { stopReason: reason, score, words } })
      return {}
    })
    return await draftOf(desk, 'done', reason)
  } catch (error) {
    if (!context.signal.aborted) throw error
    settle(desk)
    await hostStep(desk, 'cancelled', (emit) => {
      emit({ type: 'draft.cancelled', data: {} })
      return {}
    })
    return draftOf(desk, 'cancelled', 'cancelled')
  }
}

async function writeAndRefine(desk: Desk): Promise<StopReason> {
  const hits = await scan(desk)
  await makePlan(desk, hits)
  const planned = await passGate(desk, 'plan', (answer, emit) => {
    if (answer.plan !== undefined) emit({ type: 'plan.ready', data: { plan: usePlan(desk, answer.plan) } })
  })
  if (planned?.decision === 'reject') return 'rejected'
  await research(desk)
  const sourced = await passGate(desk, 'sources')
  if (sourced?.decision === 'reject') return 'rejected'
  dropSources(desk, sourced?.dropSources ?? [])
  await writeSections(desk)
  return refine(desk)
}

/** Puts the best so far, or what is written of the first version, under the last rule. */
function settle(desk: Desk): void {
  if (desk.isSettled || desk.plan === null) return
  desk.isSettled = true
  const start = desk.best ?? { pieces: desk.pieces, version: { n: 0 } }
  const hasText = desk.best !== null || desk.pieces.length > 0
  const settled = settleDraft(desk, start.pieces)
  desk.pieces = settled.pieces
  desk.best = { version: versionOf(desk, settled.pieces, start.version.n), pieces: settled.pieces }
  desk.rejected.push(...settled.rejected)
  desk.notVerified.push(...settled.notVerified, ...(hasText ? listNotVerified(desk, settled.pieces) : []))
}

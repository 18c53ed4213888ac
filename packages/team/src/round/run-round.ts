import { askPurse, type Purse } from '../state/purse.ts'
import { changedShare } from './changed-share.ts'
import { check } from './check.ts'
import { compareInvariants, isClean } from './compare-invariants.ts'
import { contentKey } from '../state/content-key.ts'
import { decide, leastChange, type Limits, type Turn } from './decide.ts'
import type { Desk } from '../state/desk.ts'
import { keep } from '../state/draft-of.ts'
import { fillGaps } from './fill-gaps.ts'
import { patchBlocks } from './patch-blocks.ts'
import { pendingGaps } from './pending-gaps.ts'
import { review } from './review.ts'
import type { RoundLog } from './round-log.ts'
import { settleIssues, stands } from './settle-issues.ts'
import { versionOf } from '../state/version-of.ts'

/** The least a round must add to the score, in points, to be kept when it makes no invariant better. */
const leastRise = 0.1

/** What a round came to. */
export interface RoundEnd {
  readonly turn: Turn
  readonly purse: Purse
}

/**
 * One round on the best version: check, review, research of gaps, patches block by block, a second check of what the patches claim, and
 * then the round is kept as a whole or not at all. When check and review leave nothing to do, it ends after them.
 */
export async function runRound(desk: Desk, history: readonly Turn[], limits: () => Limits): Promise<RoundEnd> {
  const n = history.length + 1
  const log: RoundLog = { n, issues: [], patches: [], answered: new Set() }
  await check(desk, { key: `r${n}.check`, pieces: desk.pieces, round: n })
  rebase(desk)
  await review(desk, n)
  rebase(desk)
  const before = desk.best?.version.score ?? 0
  const reviewed = turnOf(desk, { n, gain: 0, patches: null, changed: 0, isSeen: false })
  if ('stop' in decide([...history, reviewed], limits())) return { turn: reviewed, purse: await close(desk, log, false, false) }
  await fillGaps(desk, n)
  await patchBlocks(desk, log)
  const isChanged = desk.pieces !== desk.best?.pieces
  if (isChanged) await check(desk, { key: `r${n}.recheck`, pieces: desk.pieces, round: null })
  const outcome = weigh(desk, n)
  const purse = await close(desk, log, isChanged, outcome.isKept)
  const patches = isChanged ? Math.max(1, log.patches.filter((patch) => patch.accepted).length) : 0
  const gain = (desk.best?.version.score ?? 0) - before
  return { turn: turnOf(desk, { n, gain, patches, changed: outcome.changed, isSeen: outcome.isSeen }), purse }
}

/** The best version measured anew: the checks of this round may have made its verdicts worse. */
function rebase(desk: Desk): void {
  if (desk.best === null) return
  const { pieces, version } = desk.best
  desk.best = { pieces, version: versionOf(desk, pieces, version.n) }
}

function turnOf(desk: Desk, rest: Omit<Turn, 'isClean' | 'issues'>): Turn {
  const version = desk.best?.version
  const gaps = pendingGaps(desk).length
  return {
    // What the editor has not read is not clean, unless it is next to nothing.
    isClean:
      version !== undefined &&
      isClean(version.invariants) &&
      desk.open.size + gaps === 0 &&
      ![...desk.closed.values()].some((issue) => stands(desk, issue)) &&
      (desk.reviewed.has(version.hash) || (rest.patches !== null && rest.changed < leastChange)),
    issues: desk.open.size + gaps,
    ...rest,
  }
}

/** Is the round's draft better than the best, and was it ever there before? */
function weigh(desk: Desk, n: number): { readonly isKept: boolean; readonly isSeen: boolean; readonly changed: number } {
  const best = desk.best
  if (best === null || desk.pieces === best.pieces) return { isKept: false, isSeen: false, changed: 0 }
  const version = versionOf(desk, desk.pieces, n)
  const content = contentKey(desk.pieces)
  const isSeen = desk.seen.has(content)
  desk.seen.add(content)
  const { worse, isBetter } = compareInvariants(best.version.invariants, version.invariants)
  const rise = version.score - best.version.score
  const isKept = !isSeen && worse.length === 0 && (rise >= leastRise || (isBetter && rise >= 0))
  const changed = changedShare(best.version.blocks, version.blocks)
  if (isKept) desk.best = { version, pieces: desk.pieces }
  return { isKept, isSeen, changed }
}

async function close(desk: Desk, log: RoundLog, isChanged: boolean, isKept: boolean): Promise<Purse> {
  const { n } = log
  const tried = isChanged && !isKept ? versionOf(desk, desk.pieces, n) : null
  const issues = log.issues.length > 0 ? log.issues : [...desk.open.values()].map((open) => open.issue)
  const events = settleIssues(desk, log, isKept)
  const best = desk.best
  if (best === null) throw new Error('A round needs a first version.')
  desk.pieces = best.pieces
  const { score, parts, hash } = tried ?? best.version
  const round = { n, score, parts, accepted: isKept, issues, patches: log.patches, hash }
  desk.history.push(round)
  const purse = await askPurse(desk, `r${n}.score`, [...events, { type: 'round.scored', data: { round } }])
  await keep(desk)
  return purse
}

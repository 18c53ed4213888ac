import { isQuotation } from '@galley/evidence'
import { frameWords, type Claim, type FrameWords, type Verdict } from '@galley/sdk'

/**
 * The way in which a sentence is held: it is a quotation, its words were compared with the passage, a judge said that the passage carries it,
 * it is the writer's own (an opinion, a lead, a transition), or nothing holds it yet.
 */
export type Hold = 'quoted' | 'compared' | 'judged' | 'own' | 'open'

/** All ways, the surest first. */
export const holds: readonly Hold[] = ['quoted', 'compared', 'judged', 'own', 'open']

/** Tells how a sentence is held, by the claim that its token stands for and the verdict on it. Without a claim it is the writer's own. */
export function holdOf(claim: Claim | undefined, verdict: Verdict | undefined): Hold {
  if (claim === undefined) return 'own'
  const isOpinion = claim.kind === 'opinion' || claim.kind === 'synthesis'
  if (claim.evidenceIds.length === 0 && isOpinion && (verdict === undefined || verdict.verdict === 'uncheckable')) return 'own'
  if (verdict?.verdict !== 'supported') return 'open'
  if (verdict.tier !== 'lexical') return 'judged'
  return isQuotation(claim.text) ? 'quoted' : 'compared'
}

/** Names who holds a sentence: “judged by nli.onnx”, where a judge does. In English unless told otherwise. */
export function describeHold(hold: Hold, judge?: string, { holds: words }: Pick<FrameWords, 'holds'> = frameWords()): string {
  return hold === 'judged' && judge !== undefined ? words.judgedBy(judge) : words[hold]
}

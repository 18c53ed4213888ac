import { defaultWords, type Invariants, type VerdictWord } from '@galley/sdk'
import { blockParses } from '../text/markdown/block-parses.ts'
import { citationTokens } from '../text/markdown/citation-tokens.ts'
import { countWords } from '../text/words/count-words.ts'
import type { Point } from './coverage-of.ts'
import type { Fact } from './facts-of.ts'
import { looksLikeInstruction } from '../text/quotes/looks-like-instruction.ts'
import type { ScoredVersion } from './scored-version.ts'

/** Distance from the words asked for that a draft may have, as a share of them, 0–1. */
const tolerance = 0.1

/** Counts what no round may make worse; all zero is clean. */
export function invariantsOf(version: ScoredVersion, facts: readonly Fact[], points: readonly Point[]): Invariants {
  const verdicts = new Map(version.verdicts.map((verdict) => [verdict.claimId, verdict.verdict]))
  const failures = facts.filter(({ factual }) => factual).map((fact) => failureOf(fact, verdicts))
  const count = (failure: Failure): number => failures.filter((one) => one === failure).length
  return {
    contradicted: count('contradicted'),
    unsupported: count('unsupported'),
    undecided: count('undecided'),
    dangling: dangling(version),
    lostMustCover: points.filter((point) => point.mustCover && !point.covered).length,
    unparsable: version.blocks.filter((block) => !blockParses(block.kind, block.text)).length,
    injected: version.blocks.filter((block) => looksLikeInstruction(block.text)).length,
    lengthOff: lengthOff(version),
  }
}

/** Kinds of failure of a factual sentence, the gravest first. */
export type Failure = 'contradicted' | 'unsupported' | 'undecided'

/** The gravest thing that is known against a factual sentence; null when its evidence carries it. */
export function failureOf({ claims }: Fact, verdicts: ReadonlyMap<string, VerdictWord>): Failure | null {
  const words = claims.map((claim) => verdicts.get(claim.id))
  if (words.includes('contradicted')) return 'contradicted'
  if (words.length === 0 || words.some((word) => word === undefined || word === 'unsupported' || word === 'uncheckable'))
    return 'unsupported'
  return words.includes('undecided') ? 'undecided' : null
}

function dangling(version: ScoredVersion): number {
  const claims = new Set(version.claims.map((claim) => claim.id))
  const known = new Set(version.evidence.map((one) => one.id))
  const tokens = version.blocks.flatMap((block) => citationTokens(block.text)).filter((token) => !claims.has(token.id)).length
  const broken =
    version.blocks.flatMap((block) => block.text.match(/\[\[c:/g) ?? []).length -
    version.blocks.flatMap((block) => citationTokens(block.text)).length
  return tokens + broken + version.claims.filter((claim) => !claim.evidenceIds.some((id) => known.has(id))).length
}

function lengthOff(version: ScoredVersion): number {
  const words = version.blocks.reduce((sum, block) => sum + countWords(block.text), 0)
  const wanted = version.brief.words ?? defaultWords
  return Math.max(0, Math.ceil(wanted * (1 - tolerance)) - words, words - Math.floor(wanted * (1 + tolerance)))
}

import type { Fault } from '@galley/fault'
import { authorsOf } from './authors-of.ts'
import type { SignedStatement } from './signed-statement.ts'
import { predicateTypes } from '../statements/statement.ts'
import type { StatementRequirement } from '../policy/trust-policy.ts'
import { judgeVerdict, verdictEnd } from './judge-verdict.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** A person whose verdict counts now. */
export interface Reviewer {
  /** Name in the policy. */
  readonly id: string
  /** Moment of the verdict (RFC 3339). */
  readonly at: string
  /** Moment at which it stops counting (RFC 3339): by its own words, by the policy's `maxAgeDays`, or with its key. */
  readonly until: string
}

/** A verdict with the person who signed it. */
export interface ReviewedVerdict extends Verdict, Reviewer {
  /** Reason that it does not count; null when it does. */
  readonly problem: Fault | null
}

/** Verdicts of a release, in the order of its bundles, and the persons whose verdict counts, by name, each with their last one. */
export interface ListedVerdicts {
  readonly verdicts: readonly ReviewedVerdict[]
  readonly reviewers: readonly Reviewer[]
}

/**
 * Lists the verdicts, judged by the strictest age that the policy asks for. Authors are nobody's reviewers, whether or not the policy asks
 * for others.
 */
export function listVerdicts(
  signed: readonly SignedStatement[],
  require: readonly StatementRequirement[],
  now: Date,
  name: string,
): ListedVerdicts {
  const rules = require.filter(({ predicate }) => predicate === predicateTypes.verdict)
  const maxAgeDays = rules.flatMap((rule) => rule.maxAgeDays ?? []).toSorted((a, b) => a - b)[0]
  const rule = { distinctFrom: 'author', ...(maxAgeDays === undefined ? {} : { maxAgeDays }) } as const
  const court = { rule, authors: authorsOf(signed), now }
  const verdicts = signed.flatMap((each): readonly ReviewedVerdict[] => {
    const { verdict, signer } = each
    if (verdict === null) return []
    const keyEnd = 'key' in signer.by ? signer.by.key.to : null
    const until = verdictEnd(verdict, rules, keyEnd)
    return [{ ...verdict, id: signer.id, at: verdict.timeCreated, until, problem: judgeVerdict(each, court, name) }]
  })
  const counting = verdicts.filter(({ problem }) => problem === null).toSorted((a, b) => (a.until < b.until ? -1 : 1))
  const last = new Map(counting.map(({ id, at, until }) => [id, { id, at, until }]))
  return { verdicts, reviewers: [...last.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

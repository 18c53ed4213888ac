import type { Fault } from '@galley/fault'
import type { SignedStatement } from './signed-statement.ts'
import { fault } from '../faults.ts'
import type { StatementRequirement } from '../policy/trust-policy.ts'
import type { Verdict } from '../verdict/verdict.ts'

const dayMs = 86_400_000

/** Milliseconds that a reviewer's clock may be ahead of this machine's. */
const maxClockSkewMs = 5 * 60_000

/** The rule that a verdict is judged by, the persons who made the release, and the time. */
export interface VerdictConditions {
  readonly rule: Pick<StatementRequirement, 'distinctFrom' | 'maxAgeDays'>
  readonly authors: ReadonlySet<string>
  readonly now: Date
}

/** Returns the reason that a verdict does not count; null when it does, and for a statement that is none. */
export function judgeVerdict(
  { verdict, signer, stale }: SignedStatement,
  { rule, authors, now }: VerdictConditions,
  name: string,
): Fault | null {
  if (verdict === null || stale !== null) return stale
  const { timeCreated, expiresAt } = verdict
  const said = { name, reviewer: signer.id, at: timeCreated, now: now.toISOString() }
  const at = now.getTime()
  if (Date.parse(timeCreated) > at + maxClockSkewMs) return fault('VERDICT_EARLY', said)
  if (at >= Date.parse(expiresAt)) return fault('VERDICT_EXPIRED', { ...said, until: expiresAt })
  if (rule.maxAgeDays !== undefined && at >= Date.parse(timeCreated) + rule.maxAgeDays * dayMs)
    return fault('VERDICT_TOO_OLD', { ...said, days: rule.maxAgeDays })
  if (rule.distinctFrom === 'author' && authors.has(signer.id)) return fault('AUTHOR_REVIEWED', { name, signer: signer.id })
  return null
}

/** Returns the moment (RFC 3339) at which a verdict stops counting: by its own words, by an age that the policy sets, or with its key. */
export function verdictEnd(verdict: Verdict, rules: readonly Pick<StatementRequirement, 'maxAgeDays'>[], keyEnd: string | null): string {
  const ages = rules.flatMap(({ maxAgeDays }) => (maxAgeDays === undefined ? [] : [Date.parse(verdict.timeCreated) + maxAgeDays * dayMs]))
  const ends = [Date.parse(verdict.expiresAt), ...ages, ...(keyEnd === null ? [] : [Date.parse(keyEnd)])]
  return new Date(Math.min(...ends)).toISOString()
}

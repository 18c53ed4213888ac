import type { Finding } from '@galley/findings'
import type { AdvisoryOrigin } from './advisory-source.ts'

/** Hours after which advisories are called old, and after which an audit with them is not complete. */
export interface AgeLimits {
  readonly warnHours: number
  readonly failHours: number
}

/** A day, and a week: exports are made several times a day. */
export const ageLimits: AgeLimits = { warnHours: 24, failHours: 168 }

const hour = 3_600_000

/**
 * Makes a finding of advisories that are wrong as a whole: none at all, older than the limits, or dated in the future.
 * `incomplete` in the evidence means that finding nothing in them says nothing. A service that is asked has no age.
 */
export function judgeAge({ ecosystem, source, count, newest }: AdvisoryOrigin, now: Date, limits: AgeLimits): Finding | null {
  const finding = (severity: 'high' | 'low', message: string): Finding => ({
    code: 'stale-advisories',
    severity,
    subject: `advisories for ${ecosystem}`,
    message,
    evidence: {
      ecosystem,
      source,
      ...(count === null ? {} : { count }),
      ...(newest === null ? {} : { newest }),
      incomplete: severity === 'high',
    },
    fix: `Update them: galley advisories update ${ecosystem}.`,
  })
  if (count === null || newest === null) return count === 0 ? finding('high', 'there are none') : null
  if (count === 0) return finding('high', 'there are none: finding nothing in them says nothing')
  const age = (now.getTime() - Date.parse(newest)) / hour
  const day = newest.slice(0, 10)
  if (Number.isNaN(age)) return finding('high', 'nobody can tell how old they are')
  if (age < -24) return finding('high', `the newest is dated ${day}, which is still to come`)
  if (age > limits.failHours) return finding('high', `the newest is of ${day}, ${inWords(age)} ago: what was found since is not in them`)
  return age > limits.warnHours ? finding('low', `the newest is of ${day}, ${inWords(age)} ago`) : null
}

function inWords(hours: number): string {
  const days = Math.floor(hours / 24)
  return days === 1 ? 'a day' : `${days} days`
}

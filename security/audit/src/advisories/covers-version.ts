import type { Affected, RangeEvent } from './advisory.ts'
import type { Ecosystem } from '../ecosystem.ts'
import type { VersionOrder } from './version-order.ts'
import { versionOrders } from './version-orders.ts'

/** `unknown` when neither a list nor a range can be compared with the version: never taken for "not affected". */
export type Coverage = 'affected' | 'unaffected' | 'unknown'

/**
 * Tells whether one of the entries covers a version: it is listed, or lies in a range (OSV schema, "Evaluation").
 * A local version of PyPI (`2.0.0+cpu`) counts as the release it was built from.
 */
export function coversVersion(ecosystem: Ecosystem, entries: readonly Affected[], version: string): Coverage {
  const order = versionOrders[ecosystem]
  const asked = order.publicPart(version)
  return gravest(entries.map((entry) => coverageOf(entry, asked, order)))
}

function coverageOf(entry: Affected, version: string, order: VersionOrder): Coverage {
  if (isListed(entry.versions, version, order)) return 'affected'
  return gravest(entry.ranges.map((events) => rangeCovers(events, version, order)))
}

function isListed(versions: readonly string[], version: string, order: VersionOrder): boolean {
  if (versions.includes(version)) return true
  const wanted = order.canonical(version)
  const major = majorOf(wanted)
  return versions.some((listed) => {
    // Lists are long, and most of their versions differ in the first number: no spelling makes those equal.
    const other = major === null ? null : majorOf(listed)
    return (other === null || other === major) && order.canonical(listed) === wanted
  })
}

/** The digits before the first dot; null where a mark, an epoch or a zero stands there, which other spellings leave out. */
function majorOf(version: string): string | null {
  for (let at = 0; at < version.length; at += 1) {
    const code = version.charCodeAt(at)
    if (code === dot) return at === 0 ? null : version.slice(0, at)
    if (code < nine - 9 || code > nine || (at === 0 && code === nine - 9 && version.charCodeAt(1) !== dot)) return null
  }
  return null
}

/** Character codes of `.` and `9`. */
const [dot, nine] = [46, 57]

function gravest(answers: readonly Coverage[]): Coverage {
  return answers.find((answer) => answer === 'affected') ?? answers.find((answer) => answer === 'unknown') ?? 'unaffected'
}

/** The algorithm of the OSV schema: below a limit, then each event in the order of versions switches the state. */
function rangeCovers(events: readonly RangeEvent[], version: string, order: VersionOrder): Coverage {
  if (events.length === 0) return 'unaffected'
  const steps = events.filter((event) => event.kind !== 'limit')
  if (events.every(isOpen) && steps.length > 0) return 'affected'
  if (!order.isVersion(version) || events.some((event) => !isComparable(event, order))) return 'unknown'
  const compared = (event: RangeEvent): number =>
    isOpen(event) ? (event.kind === 'limit' ? -1 : 1) : (order.compare(version, event.version) ?? 0)
  const limits = events.filter((event) => event.kind === 'limit')
  if (limits.length > 0 && limits.every((event) => compared(event) >= 0)) return 'unaffected'
  let covered = false
  for (const event of inOrder(steps, order)) {
    const after = compared(event)
    if (event.kind === 'introduced' && after >= 0) covered = true
    else if (event.kind === 'fixed' && after >= 0) covered = false
    else if (event.kind === 'lastAffected' && after > 0) covered = false
  }
  return covered ? 'affected' : 'unaffected'
}

/** The events of a range from the oldest to the newest version; `0` comes before every version. */
export function inOrder(events: readonly RangeEvent[], order: VersionOrder): readonly RangeEvent[] {
  const first = (event: RangeEvent): number => (isOpen(event) ? 0 : 1)
  return events.toSorted((a, b) => first(a) - first(b) || (first(a) === 0 ? 0 : (order.compare(a.version, b.version) ?? 0)))
}

/** `introduced: 0` is before every version, `limit: *` after every one. */
function isOpen(event: RangeEvent): boolean {
  return (event.kind === 'introduced' && event.version === '0') || (event.kind === 'limit' && event.version === '*')
}

function isComparable(event: RangeEvent, order: VersionOrder): boolean {
  return isOpen(event) || order.isVersion(event.version)
}

import type { Finding } from './finding.ts'
import { findingCodes } from './rules.ts'
import { severities } from './severity.ts'

/** Gravest first, waived last; then by code, subject and place, so that the same audit prints the same report. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const rank = (finding: Finding): readonly number[] => [
    finding.waived ? 1 : 0,
    severities.indexOf(finding.severity),
    findingCodes.indexOf(finding.code),
    0,
  ]
  return findings.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)]
    for (const [index, value] of left.entries()) if (value !== right[index]) return value - (right[index] ?? 0)
    return (
      compare(a.subject, b.subject) ||
      compare(a.at?.file ?? '', b.at?.file ?? '') ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      compare(a.message, b.message)
    )
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

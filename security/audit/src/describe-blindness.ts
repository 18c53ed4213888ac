import type { Finding } from '@galley/findings'
import type { LockfileReading } from './read-lockfile.ts'

/** Turns each blind spot of a file, and a count that does not match, into a finding: nothing may be skipped in silence. */
export function describeBlindness({ path, parsed, counted }: LockfileReading): readonly Finding[] {
  const spots = parsed.blindSpots.map(({ line, what, cure }) => blindSpot({ file: path, line }, what, { what }, cure))
  const read = parsed.packages.length + (parsed.includes?.length ?? 0)
  if (counted === read) return spots
  const message = `packages read: ${read}, counted by a second reader: ${counted}`
  return [...spots, blindSpot({ file: path, line: 1 }, message, { read, counted })]
}

const writeAnew = 'Write the file anew with its package manager; if it stays, report it with these lines.'

function blindSpot({ file, line }: NonNullable<Finding['at']>, message: string, evidence: Finding['evidence'], cure = writeAnew): Finding {
  return {
    code: 'blind-spot',
    severity: 'high',
    subject: file,
    at: { file, line: Math.max(1, line) },
    message,
    evidence,
    fix: `${cure} Or name it under "exclude" in audit-policy.json.`,
  }
}

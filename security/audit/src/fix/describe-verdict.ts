import { printable } from '@galley/findings'
import type { FixVerdict } from './judge-fix.ts'

/** Changes of a lockfile beside the wanted ones that are named; the rest is counted. */
const maxNamed = 12

/** Characters of a package manager's own words that are shown. */
const maxWhyChars = 800

/** Says of one lockfile what was cleared, and by whom that is known. */
export function describeVerdict({ resolution, cleared, left, fresh }: FixVerdict, isWritten: boolean): readonly string[] {
  const file = printable(resolution.lockfile)
  const findings = `${cleared.length} ${cleared.length === 1 ? 'finding' : 'findings'}`
  if (resolution.state !== 'resolved') {
    const why = printable(resolution.why, maxWhyChars)
    if (resolution.state === 'refused') return [`${file}: ${why}`]
    return [
      `${file}: ${isWritten ? 'written, not proven' : 'not proven'}, because it was not resolved: ${why}.`,
      `  If these versions fit, ${findings} would be cleared, ${left.length} left.`,
    ]
  }
  const { by, children, others, form, isWritable } = resolution
  return [
    `${file}: resolved by ${printable(by)}: ${findings} cleared, ${left.length} left.${others.length === 0 ? ' Nothing else moved.' : ''}`,
    ...fresh.map(({ subject, message }) => `  new: ${printable(subject)} ${printable(message)}`),
    ...(children.length === 0 ? [] : [`  Came or went with it: ${named(children)}.`]),
    ...(form === null ? [] : [`  ${printable(form)}`]),
    ...(others.length === 0 ? [] : [`  Moved too, without need: ${named(others)}.`]),
    ...(isWritable ? [] : ['  Therefore the lockfile is left to you.']),
  ]
}

function named(changes: readonly string[]): string {
  const shown = changes
    .slice(0, maxNamed)
    .map((change) => printable(change))
    .join('; ')
  return changes.length > maxNamed ? `${shown}; and ${changes.length - maxNamed} more` : shown
}

import type { Rule } from './rule.ts'

/** Files that were not read as what they are: a release with one was not looked at whole, and is not passed over in silence. */
export const readInPart: Rule = ({ before, after }) => {
  const unread = after.problems.filter(({ isHostile, path }) => !isHostile && path !== '')
  const known = new Set(before?.problems.map(({ path }) => path))
  const fresh = unread.filter(({ path }) => !known.has(path))
  const [first] = fresh.length > 0 ? fresh : unread
  if (first === undefined) return []
  return [
    {
      code: 'unreadable-gained',
      severity: fresh.length > 0 ? 'low' : 'info',
      message: `was read in part only (${first.path}: ${first.what}${unread.length > 1 ? `, and ${unread.length - 1} more` : ''})`,
      why: 'In such a file only words are looked for, and what is built of others is not seen.',
      places: unread.slice(0, 3).map(({ path, what }) => ({ path, line: 1, text: what })),
    },
  ]
}

import type { Rule } from './rule.ts'

/** Archives that are built to deceive or to exhaust whoever unpacks them, and those that cannot be read to their end: an installer may read on. */
export const hostileArchive: Rule = ({ after }) => {
  const hostile = after.problems.filter(({ isHostile, path }) => isHostile || path === '')
  const [first] = hostile
  if (first === undefined) return []
  return [
    {
      code: 'hostile-archive',
      severity: 'high',
      message: `comes in an archive that no honest release has: ${first.path === '' ? '' : `${first.path}: `}${first.what}${hostile.length > 1 ? `, and ${hostile.length - 1} more` : ''}`,
      why: 'Installers disagree about such an archive, and one of them may write where it should not.',
      places: hostile.slice(0, 3).map(({ path, what }) => ({ path, line: 1, text: what })),
    },
  ]
}

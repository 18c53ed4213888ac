import type { Rule } from './rule.ts'

/** Commands that a release puts on the path and the one before it did not. */
export const binGained: Rule = ({ before, after }) => {
  if (before === null) return []
  const gained = after.bins.filter((name) => !before.bins.includes(name))
  if (gained.length === 0) return []
  return [
    {
      code: 'bin-gained',
      severity: 'low',
      message: `puts ${gained.length === 1 ? 'a command' : 'commands'} on the path of scripts that the release before did not: ${gained.slice(0, 5).join(', ')}`,
      why: 'A script that names the command runs it from now on.',
      places: [],
    },
  ]
}

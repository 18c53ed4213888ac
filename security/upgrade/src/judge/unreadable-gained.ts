import type { Rule } from './rule.ts'

/** Files that people cannot read, where the release before had none of the kind. */
export const unreadableGained: Rule = ({ before, after, step }) => {
  const had = new Set(before?.unreadable.map(({ path, kind }) => `${kind} ${path}`))
  const hadKind = new Set(before?.unreadable.map(({ kind }) => kind))
  const gained = after.unreadable.filter(({ path, kind }) => !had.has(`${kind} ${path}`) && !hadKind.has(kind))
  const hidden = gained.filter(({ kind }) => kind === 'obfuscated')
  const shown = hidden.length > 0 ? hidden : before === null ? [] : gained
  const [first] = shown
  if (first === undefined) return []
  return [
    {
      code: 'unreadable-gained',
      severity: hidden.length > 0 ? (step === 'new' ? 'medium' : 'high') : 'low',
      message: `has code that people cannot read (${first.path}: ${first.why})${before === null ? '' : ', which the release before had not'}`,
      why: hidden.length > 0 ? 'Code is hidden so that nobody sees what it does.' : 'What was readable is now written for machines alone.',
      places: shown.slice(0, 3).map(({ path, why }) => ({ path, line: 1, text: why })),
    },
  ]
}

/**
 * Spells the commands that a text names as a program has them: `galley advisories update` is `galley-audit advisories update` where
 * `galley-audit` says it, and `galley audit` is `galley-audit` itself.
 */
export function spellCommand(text: string, program: string): string {
  return program === 'galley'
    ? text
    : text.replaceAll(/\bgalley (audit\b|advisories\b)/g, (_all, name: string) => (name === 'audit' ? program : `${program} ${name}`))
}

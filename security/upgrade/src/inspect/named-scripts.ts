/** Names of shell scripts that are looked at in one text. */
const maxNames = 200

/** Characters of such a name. */
const maxChars = 100

/** Shell scripts that a text names, by the last part of their path: a script that nothing of a release names is run by nobody. */
export function namedScripts(text: string): readonly string[] {
  const names = [...text.matchAll(/\.(?:sh|bash|bat|cmd|ps1)\b/g).take(maxNames)].map(({ 0: ending, index }) => {
    const stem = /[\w.-]+$/.exec(text.slice(Math.max(0, index - maxChars), index))?.[0] ?? ''
    return `${stem}${ending}`
  })
  return [...new Set(names)].filter((name) => !name.startsWith('.'))
}

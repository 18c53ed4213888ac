/**
 * Writes words as the sources write them: *lk-99 and nasa* becomes *LK-99 and NASA* when that is how they stand in running text. Words that
 * already have a capital keep it. Begins with a capital.
 */
export function recase(text: string, sources: readonly string[]): string {
  const spellings = spellingsOf(sources)
  const words = text.replaceAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu, (word) => {
    if (/\p{Lu}/u.test(word)) return word
    return spellings.get(word) ?? word
  })
  return words.replace(/^(\P{L}*)(\p{Ll})/u, (_, before: string, letter: string) => before + letter.toUpperCase())
}

/** Words that stand capitalised inside a sentence more often than not, by their lower-case form. A word of a longer name tells nothing of itself. */
function spellingsOf(sources: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const source of sources) {
    for (const [, word = ''] of source.matchAll(
      /(?<=(?<!\p{Lu}[\p{L}\p{N}’'-]*)[\p{Ll}\p{N},;] )([\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*)(?! \p{Lu})/gu,
    )) {
      const forms = counts.get(word.toLowerCase()) ?? new Map<string, number>()
      forms.set(word, (forms.get(word) ?? 0) + 1)
      counts.set(word.toLowerCase(), forms)
    }
  }
  const found = new Map<string, string>()
  for (const [lower, forms] of counts) {
    const total = [...forms.values()].reduce((sum, count) => sum + count, 0)
    const [form, count] = [...forms].reduce((a, b) => (b[1] > a[1] ? b : a))
    if (form !== lower && count * 2 > total) found.set(lower, form)
  }
  return found
}

import { askedActions, contentStems, functionWordsOf, languageOf } from '@galley/evidence'

const word = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*`

/**
 * Writes words as the sources write them: *lk-99 at cape morrow* becomes *LK-99 at Cape Morrow* when that is how they stand in running
 * text. Words that already have a capital keep it, and in German, where a topic with one noun in capitals has all of them, the others their
 * small letter: *sichern* is no *Sichern*. Begins with a capital.
 */
export function recase(text: string, sources: readonly string[]): string {
  const isCased = languageOf(text).code === 'de' && /.\p{Lu}/u.test(text)
  const singles = isCased ? new Map<string, string>() : spellingsOf(sources)
  // A menu called *Edit* is no reason to write *How to Edit*.
  const functionWords = new Set([...functionWordsOf(text), ...askedActions(text)])
  const pairs = pairsOf(sources, functionWords)
  const named = text.replaceAll(new RegExp(`(${word})(?= (${word}))|${word}`, 'gu'), (whole, first?: string, second?: string) => {
    if (/\p{Lu}/u.test(whole)) return whole
    const pair = first === undefined ? undefined : pairs.get(`${first} ${second ?? ''}`.toLowerCase())
    // *Sie* of a German text is the reader, *sie* of a question its subject.
    return pair?.split(' ')[0] ?? (functionWords.has(whole) ? undefined : singles.get(whole)) ?? whole
  })
  const whole = named.replaceAll(new RegExp(`(?<=(${word}) )(${word})`, 'gu'), (second: string, first: string) =>
    /\p{Lu}/u.test(second) ? second : (pairs.get(`${first} ${second}`.toLowerCase())?.split(' ')[1] ?? second),
  )
  return whole.replace(/^(\P{L}*)(\p{Ll})/u, (_, before: string, letter: string) => before + letter.toUpperCase())
}

/** Words that stand capitalised inside a sentence more often than not, by their lower-case form. A word of a longer name tells nothing of itself. */
function spellingsOf(sources: readonly string[]): ReadonlyMap<string, string> {
  const alone = new RegExp(String.raw`(?<=(?<!\p{Lu}[\p{L}\p{N}’'-]*)[\p{Ll}\p{N},;] )(${word})(?! \p{Lu})`, 'gu')
  const counts = new Map<string, Map<string, number>>()
  for (const source of sources) {
    for (const [, form = ''] of source.matchAll(alone)) {
      const forms = counts.get(form.toLowerCase()) ?? new Map<string, number>()
      forms.set(form, (forms.get(form) ?? 0) + 1)
      counts.set(form.toLowerCase(), forms)
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

/**
 * Two words that the sources always write with capitals: *Cape Morrow*, but not *Open Source* where they also write *open source*. Nor
 * *Der Kompost*, with which a sentence begins; *El Salvador* stands within one. Nor *In SQLite* of a heading, where a text has *in SQLite*.
 */
function pairsOf(sources: readonly string[], functionWords: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const common = new Set<string>()
  const isSmall = (one: string): boolean => functionWords.has(one.toLowerCase()) || contentStems(one).length === 0
  for (const source of sources) {
    for (const { 1: first = '', 2: second = '', index } of source.matchAll(
      new RegExp(`(?<![\\p{L}\\p{N}])(${word})(?= (${word}))`, 'gu'),
    )) {
      const pair = `${first} ${second}`
      const small = [first, second].filter(isSmall).length
      const isCapital = /^\p{Lu}.* \p{Lu}/u.test(pair)
      if (!isCapital && (small > 0 || !/\p{Lu}/u.test(pair))) common.add(pair.toLowerCase())
      if (!isCapital || small > 1) continue
      if (isSmall(first) && !/[\p{Ll}\p{N},;] $/u.test(source.slice(Math.max(0, index - 2), index))) continue
      found.set(pair.toLowerCase(), pair)
    }
  }
  for (const pair of common) found.delete(pair)
  return found
}

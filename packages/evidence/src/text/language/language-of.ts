import { da, de, en, es, fr, it, nb, nl, pt, sv, type Language } from './languages/index.ts'

const languages = [en, de, fr, es, nl, nb, da, sv, it, pt]

/** UTF-16 units of a text that are looked at: enough for some hundred words. */
const maxRead = 1500

/** For each common word the languages it belongs to. */
const owners = new Map<string, readonly Language[]>()
for (const language of languages) for (const word of language.common) owners.set(word, [...(owners.get(word) ?? []), language])

/**
 * The language of a text, told by its common words: the one that knows most of them, a word that several know counting less for each.
 * A text with none of them is taken as English, whose rules then hardly apply.
 */
export function languageOf(text: string): Language {
  const votes = new Map<Language, number>()
  for (const word of text.slice(0, maxRead).match(/[\p{L}\p{M}]+/gu) ?? []) {
    const known = owners.get(word.toLowerCase())
    if (known !== undefined) for (const language of known) votes.set(language, (votes.get(language) ?? 0) + 1 / known.length)
  }
  let best = en
  for (const language of languages) if ((votes.get(language) ?? 0) > (votes.get(best) ?? 0)) best = language
  return best
}

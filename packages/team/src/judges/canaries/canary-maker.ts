/**
 * Makes false sentences of a kind from the sentences of one passage: what they add the passage does not say. `pick` chooses among phrasings, by
 * the sentence, so that no kind can be told by one of them.
 */
export type CanaryMaker = (sentences: readonly string[], language: string, pick: Pick) => readonly string[]

/** One of a list, the same for the same text. */
export type Pick = <T>(all: readonly T[], text: string) => T | undefined

/** The sentence without its last full stop, to be gone on with. */
export function opened(sentence: string): string {
  return sentence.replace(/[.!?]["”’)\]]*\s*$/, '').trim()
}

/** The phrase of a language, by the first part of its tag; null where there is none. */
export function phraseOf<T>(phrases: Readonly<Record<string, T>>, language: string): T | null {
  return phrases[language.toLowerCase().split('-')[0] ?? ''] ?? null
}

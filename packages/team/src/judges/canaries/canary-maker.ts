/** Makes false sentences of a kind from the sentences of one passage: what they add the passage does not say. */
export type CanaryMaker = (sentences: readonly string[], language: string) => readonly string[]

/** The sentence without its last full stop, to be gone on with. */
export function opened(sentence: string): string {
  return sentence.replace(/[.!?]["”’)\]]*\s*$/, '').trim()
}

/** The phrase of a language, by the first part of its tag; null where there is none. */
export function phraseOf<T>(phrases: Readonly<Record<string, T>>, language: string): T | null {
  return phrases[language.toLowerCase().split('-')[0] ?? ''] ?? null
}

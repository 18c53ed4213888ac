import { opened, phraseOf, type CanaryMaker } from './canary-maker.ts'

/** Comparisons that can be put behind a sentence of its language. */
const endings: Readonly<Record<string, readonly string[]>> = {
  en: [
    ', more than any other before',
    ', unlike all the others',
    ', further than anybody had gone before',
    ', more than in any year before',
  ],
  de: [', mehr als je zuvor', ', anders als alle anderen'],
  fr: [', plus que jamais auparavant', ', contrairement à tous les autres'],
  es: [', más que nunca antes', ', a diferencia de todos los demás'],
  it: [', più che mai prima', ', a differenza di tutti gli altri'],
  nl: [', meer dan ooit tevoren', ', anders dan alle andere'],
  pt: [', mais do que nunca antes', ', ao contrário de todos os outros'],
}

/** Words with which a passage may compare itself. */
const comparing =
  /\b(?:more|most|less|least|than|first|last|only|ever|never|unlike|largest|biggest|highest|longest|best|record|\w{3,}est|mehr|als|plus|plus|más|più|meer|mais)\b/i

/** Says of a sentence that nothing else compares with it. */
export const comparisonCanaries: CanaryMaker = (sentences, language) => {
  const all = phraseOf(endings, language)
  if (all === null || sentences.some((sentence) => comparing.test(sentence))) return []
  return sentences.flatMap((sentence, at) => `${opened(sentence)}${all[at % all.length] ?? ''}.`)
}

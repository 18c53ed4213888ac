import { opened, phraseOf, type CanaryMaker } from './canary-maker.ts'

/** Words between an effect and its cause. Where a clause of reason would need another order of words, a colon takes its place. */
const links: Readonly<Record<string, string>> = {
  en: ' because ',
  de: ', und der Grund dafür war: ',
  fr: ', et la raison en était : ',
  es: ', y la razón fue: ',
  it: ', e il motivo fu: ',
  nl: ', en de reden was: ',
  pt: ', e a razão foi: ',
}

/** Words with which a passage may give a reason itself: nothing can be said then about what it does not give. */
const reasons =
  /\b(?:because|since|due|owing|thanks|therefore|thus|hence|so|led|leads?|caus\w+|result\w*|reason\w*|why|consequen\w+|weil|daher|deshalb|parce|porque|perché|omdat)\b/i

/** Joins two sentences of a passage as effect and cause, the later one first, so that the order of time does not suggest it. */
export const causeCanaries: CanaryMaker = (sentences, language) => {
  const link = phraseOf(links, language)
  if (link === null || sentences.some((sentence) => reasons.test(sentence))) return []
  return sentences.flatMap((cause, at) =>
    sentences.flatMap((effect, later) => (at < later ? [`${opened(effect)}${link}${joined(cause, language)}`] : [])),
  )
}

/** The sentence behind a link: an article or a pronoun loses its capital, a name keeps it. */
function joined(sentence: string, language: string): string {
  return language.startsWith('en')
    ? sentence.replace(
        /^(?:The|A|An|This|That|These|Those|It|He|She|They|In|On|At|By|For|From|After|Before|During|Its|His|Her|Their)\b/,
        (word) => word.toLowerCase(),
      )
    : sentence
}

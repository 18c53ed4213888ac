import { wholeWords } from '@galley/evidence'
import { opened, phraseOf, type CanaryMaker, type Pick } from './canary-maker.ts'

/** A sentence of an effect and its cause. */
type Way = (effect: string, cause: string) => string

/** Ways to make one sentence the cause of another. Where a clause of reason would need another order of words, a colon takes its place. */
const links: Readonly<Record<string, readonly Way[]>> = {
  en: [
    (effect, cause) => `${effect} because ${lowered(cause)}.`,
    (effect, cause) => `Because ${lowered(cause)}, ${lowered(effect)}.`,
    (effect, cause) => `${effect}, since ${lowered(cause)}.`,
    (effect, cause) => `${effect}, as ${lowered(cause)}.`,
    (effect, cause) => `As ${lowered(cause)}, ${lowered(effect)}.`,
    (effect, cause) => `${cause}, so ${lowered(effect)}.`,
    (effect, cause) => `${cause}, and so ${lowered(effect)}.`,
  ],
  de: [(effect, cause) => `${effect}, und der Grund dafür war: ${cause}.`],
  fr: [(effect, cause) => `${effect}, et la raison en était : ${cause}.`],
  es: [(effect, cause) => `${effect}, y la razón fue: ${cause}.`],
  it: [(effect, cause) => `${effect}, e il motivo fu: ${cause}.`],
  nl: [(effect, cause) => `${effect}, en de reden was: ${cause}.`],
  pt: [(effect, cause) => `${effect}, e a razão foi: ${cause}.`],
}

/** Words with which a passage may give a reason itself: nothing can be said then about what it does not give. */
const reasons = wholeWords(
  String.raw`because since due owing thanks therefore thus hence so led leads? caus\p{L}+ result\p{L}* reason\p{L}* why consequen\p{L}+ enabl\p{L}+ weil daher deshalb parce porque perché poiché omdat`,
)

/** Opening words that lose their capital inside a sentence. */
const small =
  /^(?:The|A|An|This|That|These|Those|It|He|She|They|We|In|On|At|By|For|From|Of|After|Before|During|With|Without|Under|Over|Around|About|Near|Between|Among|Across|Through|Within|Against|Its|His|Her|Their|Our|Some|Many|Most|Several|Both|Each|All|Few|One|Two|Three|Four|Five|Another|Such|Nearly|Almost|Only)\b/

/** Clauses that lean on another: a second reason would not read on. */
const clause = /^(?:If|When|While|Where|Although|Though|Since|As|Unless|Until|Once|Despite|To)\b/

/** Sentences between an effect and its cause, at least: neighbours often give a reason unsaid. */
const minApart = 1

/** Two clauses side by side, each with a subject of its own. English. */
const beside =
  /^(?<one>[^,;:]{20,}), (?:and|but|while|whereas) (?<two>(?:(?:the|an?|its|his|her|their|some|many|several|most|two|three|it|they|he|she) \p{Ll}|\p{Lu}\p{L}+ )[^,;:]*\b(?:is|are|was|were|has|have|had|can|could|will|would|may|must|\p{Ll}{2,}ed)\b[^,;:]*)[.]$/u

/** Words that make one clause the cause of the other that stood beside it. */
const conjunctions = ['because', 'since', 'so that', 'as'] as const

/** Joins two sentences of a passage that stand apart as effect and cause, or two clauses of one that only stand side by side. */
export const causeCanaries: CanaryMaker = (sentences, language, pick) => {
  const ways = phraseOf(links, language)
  if (ways === null) return []
  const isEnglish = phraseOf({ en: true }, language) === true
  const joined = isEnglish ? sentences.flatMap((sentence) => besideOf(sentence, pick) ?? []) : []
  return sentences.some((sentence) => reasons.test(sentence)) ? joined : [...joined, ...apart(sentences, ways, isEnglish, pick)]
}

function besideOf(sentence: string, pick: Pick): string | null {
  const { one, two } = reasons.test(sentence) ? {} : (beside.exec(sentence)?.groups ?? {})
  return one === undefined || two === undefined ? null : `${one}, ${pick(conjunctions, sentence) ?? 'because'} ${two}.`
}

function apart(sentences: readonly string[], ways: readonly Way[], isEnglish: boolean, pick: Pick): readonly string[] {
  const fits = (one: string): boolean => !isEnglish || (!clause.test(one) && !one.includes(';') && canBeLowered(one, sentences))
  return sentences.flatMap((cause, at) =>
    sentences
      .slice(at + 1 + minApart)
      .filter((effect) => fits(cause) && fits(effect))
      .flatMap((effect) => pick(ways, `${cause} ${effect}`)?.(opened(effect), opened(cause)) ?? []),
  )
}

/** A name keeps its capital; a word of which nobody can tell would give the canary away. */
function canBeLowered(sentence: string, sentences: readonly string[]): boolean {
  const [word = ''] = sentence.split(' ')
  return small.test(sentence) || /^\p{Lu}\S*[\p{Lu}\p{N}]/u.test(word) || sentences.some((other) => other.includes(` ${word}`))
}

function lowered(sentence: string): string {
  return sentence.replace(small, (word) => word.toLowerCase())
}

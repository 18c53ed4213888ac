import { opened, phraseOf, type CanaryMaker } from './canary-maker.ts'

/** Ways to make a thing that a passage names the reason of something else that it tells, or to put it in its place. English. */
const links = [
  'because of',
  'thanks to',
  'owing to',
  'as a result of',
  'on account of',
  'instead of',
  'so as to keep',
  'in order to save',
] as const

/** A thing by its article, where it ends: *the roof*, *its heavy lid*. */
const things =
  /\b(?:the|its|their) (?:\p{Ll}{3,} )?\p{Ll}{4,}(?=[.,;]| (?:of|in|at|on|from|for|and|that|which|was|were|is|are|has|had)\b)/gu

/** Remarks where a passage names no thing: words of each list, so that none of them can be told by its phrase. */
const slots = {
  degree: ['mainly', 'chiefly', 'primarily', 'partly', 'mostly', 'largely'],
  reason: ['to save', 'to gain', 'to win', 'to keep', 'for lack of'],
  noun: ['time', 'money', 'space', 'energy', 'attention', 'trust', 'influence', 'support', 'strength', 'ground'],
} as const

/** Remarks that any sentence of another language can carry: a generalisation, a comparison or a reason that its passage does not give. */
const remarks: Readonly<Record<string, readonly string[]>> = {
  de: [
    ', anders als in den meisten Fällen',
    ', und überall sonst ist es ebenso',
    ', mehr als je zuvor',
    ', vor allem aus Kostengründen',
    ', um Zeit zu sparen',
    ', weil es an Platz fehlte',
    ', und das früher als alle anderen',
    ', nicht zuletzt der Sicherheit wegen',
  ],
  fr: [
    ', plus que jamais auparavant',
    ', surtout pour des raisons de coût',
    ', comme dans la plupart des cas',
    ', afin de gagner du temps',
    ', faute de place',
    ', avant tous les autres',
  ],
  es: [
    ', más que nunca antes',
    ', sobre todo por razones de coste',
    ', como en la mayoría de los casos',
    ', para ganar tiempo',
    ', por falta de espacio',
    ', antes que todos los demás',
  ],
  it: [
    ', più che mai prima',
    ', soprattutto per ragioni di costo',
    ', come nella maggior parte dei casi',
    ', per guadagnare tempo',
    ', per mancanza di spazio',
    ', prima di tutti gli altri',
  ],
  nl: [
    ', meer dan ooit tevoren',
    ', vooral vanwege de kosten',
    ', zoals in de meeste gevallen',
    ', om tijd te winnen',
    ', bij gebrek aan ruimte',
    ', eerder dan alle anderen',
  ],
  pt: [
    ', mais do que nunca antes',
    ', sobretudo por razões de custo',
    ', como na maioria dos casos',
    ', para ganhar tempo',
    ', por falta de espaço',
    ', antes de todos os outros',
  ],
}

/** Greatest length of a sentence that still carries a remark, in UTF-16 units. */
const maxLength = 160

/** Adds a remark to a sentence, in words of its own passage where there are any: for passages into which nothing else can be woven. */
export const remarkCanaries: CanaryMaker = (sentences, language, pick) => {
  const all = phraseOf(remarks, language)
  const short = sentences.filter((sentence) => sentence.length <= maxLength && !/[,;:].*[,;:]/.test(sentence))
  const withRemark = (remarkOn: (sentence: string) => string | undefined): readonly string[] =>
    short.flatMap((sentence) => {
      const remark = remarkOn(sentence)
      return remark === undefined ? [] : [`${opened(sentence)}${remark}.`]
    })
  if (all !== null) return withRemark((sentence) => pick(all, sentence))
  if (phraseOf({ en: true }, language) === null) return []
  const named = [...new Set(sentences.flatMap((sentence) => sentence.match(things) ?? []))]
  const linked = (sentence: string): string | undefined => {
    const thing = pick(
      named.filter((one) => !sentence.includes(one)),
      sentence,
    )
    return thing === undefined ? undefined : ` ${pick(links, `${sentence} ${thing}`) ?? links[0]} ${thing}`
  }
  const slotted = (sentence: string): string =>
    `, ${[slots.degree, slots.reason, slots.noun].map((words, at) => pick<string>(words, `${at} ${sentence}`) ?? '').join(' ')}`
  return [...withRemark(linked), ...withRemark(slotted)]
}

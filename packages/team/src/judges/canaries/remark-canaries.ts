import { opened, phraseOf, type CanaryMaker } from './canary-maker.ts'

/** Remarks that any sentence of a language can carry: a generalisation, a comparison or a reason that its passage does not give. */
const remarks: Readonly<Record<string, readonly string[]>> = {
  en: [
    ', as most experts had expected',
    ', mainly for reasons of cost',
    ', as in most other cases',
    ', more so than elsewhere',
    ', more often than is commonly thought',
    ', as all sides agree',
    ', much earlier than planned',
    ', because nothing cheaper was to be had',
  ],
  de: [', anders als in den meisten Fällen', ', und überall sonst ist es ebenso', ', mehr als je zuvor', ', vor allem aus Kostengründen'],
  fr: [', plus que jamais auparavant', ', surtout pour des raisons de coût', ', comme dans la plupart des cas'],
  es: [', más que nunca antes', ', sobre todo por razones de coste', ', como en la mayoría de los casos'],
  it: [', più che mai prima', ', soprattutto per ragioni di costo', ', come nella maggior parte dei casi'],
  nl: [', meer dan ooit tevoren', ', vooral vanwege de kosten', ', zoals in de meeste gevallen'],
  pt: [', mais do que nunca antes', ', sobretudo por razões de custo', ', como na maioria dos casos'],
}

/** Greatest length of a sentence that still carries a remark, in UTF-16 units. */
const maxLength = 160

/** Adds a remark to a sentence: for passages into which nothing can be woven. */
export const remarkCanaries: CanaryMaker = (sentences, language, pick) => {
  const all = phraseOf(remarks, language)
  return all === null
    ? []
    : sentences
        .filter((sentence) => sentence.length <= maxLength && !/[,;:].*[,;:]/.test(sentence))
        .flatMap((sentence) => `${opened(sentence)}${pick(all, sentence) ?? ''}.`)
}

import { opened, phraseOf, type CanaryMaker } from './canary-maker.ts'

/** Limiting words and what is put for them: the passage says it of some, of the most, or perhaps. */
const widened: readonly (readonly [RegExp, string])[] = [
  [/\b(?:some|many|most|several|a few|a number|the majority) of the\b/i, 'all of the'],
  [/\b(?:some|many|most|several|a few)\b(?! of)(?= \p{Ll})/iu, 'all'],
  [/\b(?:often|sometimes|usually|generally|frequently|typically|mostly|largely|occasionally)\b/i, 'always'],
  [/\b(?:partly|partially|mainly|chiefly)\b/i, 'entirely'],
  [/\b(?:may|might|could)\b(?= \p{Ll})/u, 'will always'],
]

/** Endings that leave no exception, for passages without a limiting word. */
const endings: Readonly<Record<string, string>> = {
  en: ', and the same is true everywhere',
  de: ', und überall sonst ist es ebenso',
  fr: ', et il en va de même partout ailleurs',
  es: ', y lo mismo ocurre en todas partes',
  it: ', e lo stesso vale ovunque',
  nl: ', en overal elders is het net zo',
  pt: ', e o mesmo acontece em toda parte',
}

/** Says of all and always what a passage says of some and sometimes, or of everywhere what it says of one. */
export const generalisationCanaries: CanaryMaker = (sentences, language) => {
  const turned = sentences.flatMap((sentence) => {
    const rule = widened.find(([pattern]) => pattern.test(sentence))
    return rule === undefined ? [] : [sentence.replace(rule[0], (word) => (/^\p{Lu}/u.test(word) ? capital(rule[1]) : rule[1]))]
  })
  const ending = phraseOf(endings, language)
  if (turned.length > 0 || ending === null) return turned
  return sentences
    .filter((sentence) => !/\b(?:all|every\w*|always|each)\b/i.test(sentence))
    .map((sentence) => `${opened(sentence)}${ending}.`)
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
}

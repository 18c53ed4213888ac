import { namesOf } from './compare/names.ts'
import type { NumberMention } from '../numbers/same-number.ts'
import type { TextStatement } from './compare/text-statement.ts'

/** A word of a statement, or a whole number of several words, as two statements are aligned by. */
export interface Unit {
  readonly key: string
  readonly raw: string
  readonly sort: 'name' | 'number' | 'word'
  readonly number?: NumberMention
}

/** A statement as a row of units. */
export function unitsOf(text: TextStatement): readonly Unit[] {
  const names = new Set(namesOf(text.text, text.tokens))
  const units: Unit[] = []
  for (const token of text.tokens) {
    const number = text.numbers.find((one) => one.start <= token.start && token.end <= one.end && !(one.soft && !/\d/.test(one.raw)))
    if (number === undefined) units.push({ key: token.stem, raw: token.raw, sort: names.has(token) ? 'name' : 'word' })
    else if (number.start === token.start) units.push({ key: `#${number.values.join('/')}`, raw: number.raw, sort: 'number', number })
  }
  return units
}

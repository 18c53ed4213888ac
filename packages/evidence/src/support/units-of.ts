import { namesOf } from './compare/names.ts'
import type { NumberMention } from '../numbers/same-number.ts'
import type { TextStatement } from './compare/text-statement.ts'
import type { Token } from '../text/words/tokens.ts'

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
    if (number === undefined)
      units.push({ key: token.stem, raw: token.raw, sort: names.has(token) && !isSymbol(text, token) ? 'name' : 'word' })
    else if (number.start === token.start) {
      const sort = endsName(text.text, number) ? 'name' : 'number'
      units.push({ key: `#${number.values.join('/')}`, raw: number.raw, sort, number })
    }
  }
  return units
}

/** True for one letter behind a number, which is its unit and names nobody: *110 K*. */
function isSymbol({ numbers }: TextStatement, { raw, start }: Token): boolean {
  return /^\p{Lu}$/u.test(raw) && numbers.some(({ end }) => end === start || end === start - 1)
}

/** True for digits that belong to a name by a hyphen, and count nothing: *LK-99*, *COVID-19*. */
function endsName(text: string, { start }: NumberMention): boolean {
  return /\p{Lu}[\p{L}\p{N}]*[-‐‑]$/u.test(text.slice(Math.max(0, start - 30), start))
}

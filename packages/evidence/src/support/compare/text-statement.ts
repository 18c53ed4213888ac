import { fold } from '../../text/fold.ts'
import { rootOf } from '../words/root-of.ts'
import { numbersOf } from '../../numbers/numbers-of.ts'
import type { NumberMention } from '../../numbers/same-number.ts'
import { plainText } from '../../text/plain-text.ts'
import { tokensOf, type Token } from '../../text/tokens.ts'

/** A text prepared for comparison. */
export interface TextStatement {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly numbers: readonly NumberMention[]
  readonly stems: ReadonlySet<string>
  /** Root of each token. */
  readonly roots: readonly string[]
}

/** Prepares a sentence or a window: Markdown, reference marks and typographic differences gone, words and numbers read. */
export function statement(markdown: string): TextStatement {
  const text = plainText(markdown)
    .replaceAll(/(?<![\p{L}\p{N}])v(?=\d)/gu, '')
    .replaceAll(/\s?\[(?:\d{1,3}|citation needed)\]/g, '')
    .replaceAll(
      /\b(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/g,
      (_, year: string, month: string, day: string) => `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`,
    )
  const tokens = tokensOf(text)
  return {
    text,
    tokens,
    numbers: numbersOf(text),
    stems: new Set(tokens.map((token) => token.stem)),
    roots: tokens.map((token) => rootOf(token.word)),
  }
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** The same text for finding a title or a quotation in it: folded, marks of typography evened out, reference marks gone, single spaces. */
export function evenText(text: string): string {
  return plainText(text)
    .replaceAll(/\s?\[(?:\d{1,3}|citation needed)\]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter((word) => word !== '')
    .join(' ')
}

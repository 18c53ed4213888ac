import { evenForms } from './even-forms.ts'
import { fold } from '../../text/words/fold.ts'
import { rootOf } from '../words/root-of.ts'
import { numbersOf } from '../../numbers/numbers-of.ts'
import type { NumberMention } from '../../numbers/same-number.ts'
import { plainText } from '../../text/markdown/plain-text.ts'
import { tokensOf, type Token } from '../../text/words/tokens.ts'

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
  const marked = plainText(markdown)
    .replaceAll(/(?<![\p{L}\p{N}])v(?=\d)/gu, '')
    .replaceAll(/\s?\[(?:\d{1,3}|citation needed)\]/g, '')
  const text = evenForms(marked)
  const tokens = tokensOf(text)
  return {
    text,
    tokens,
    numbers: numbersOf(text),
    stems: new Set(tokens.map((token) => token.stem)),
    roots: tokens.map((token) => rootOf(token.word)),
  }
}

/** The same text for finding a title or a quotation in it: folded, marks of typography evened out, reference marks gone, single spaces. */
export function evenText(text: string): string {
  return plainText(text)
    .replaceAll(/\s?\[(?:\d{1,3}|citation needed)\]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter((word) => word !== '')
    .join(' ')
}

import type { Block } from '@galley/sdk'
import { citationTokens } from '../markdown/citation-tokens.ts'
import { isFactual } from './is-factual.ts'
import { plainText } from '../markdown/plain-text.ts'
import { statementsOf } from './statements-of.ts'

/** A factual sentence that points at nothing: it counts as unsupported. */
export interface BareStatement {
  readonly blockId: string
  /** Without marks, for showing. */
  readonly text: string
  /** In `block.text`. */
  readonly start: number
  readonly end: number
}

/** The factual sentences of a draft that carry no citation token. */
export function bareStatements(blocks: readonly Block[]): readonly BareStatement[] {
  return blocks.flatMap((block) =>
    statementsOf(block)
      .filter(({ text }) => citationTokens(text).length === 0 && isFactual(text))
      .map(({ text, start, end }) => ({ blockId: block.id, text: plainText(text), start, end })),
  )
}

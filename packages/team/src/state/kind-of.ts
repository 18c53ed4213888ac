import { blockParses } from '@galley/evidence'
import type { BlockKind } from '@galley/sdk'

/** The kind of block a piece of Markdown is, from its first marks; what is nothing else is a paragraph. */
export function kindOf(text: string): BlockKind {
  const guess: BlockKind = /^#{1,6}\s/.test(text)
    ? 'heading'
    : /^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s/.test(text)
      ? 'list'
      : /^\s{0,3}>/.test(text)
        ? 'quote'
        : /^\s{0,3}(?:`{3}|~{3})/.test(text)
          ? 'code'
          : /^\s*\|?.*\|.*\n\s*\|?[\s:|-]+$/m.test(text)
            ? 'table'
            : 'paragraph'
  return guess === 'heading' || blockParses(guess, text) ? guess : 'paragraph'
}

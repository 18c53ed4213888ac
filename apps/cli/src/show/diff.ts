import { styleText } from 'node:util'
import type { DraftDiff } from '@galley/runtime'

const marks = { same: ' ', changed: '~', added: '+', removed: '-' } as const

/** A diff of two versions for a terminal: only blocks that changed, with removed words struck and added ones underlined. */
export function showDiff(diff: DraftDiff): string {
  const changed = diff.blocks.filter((block) => block.change !== 'same')
  if (changed.length === 0) return `Versions ${diff.from} and ${diff.to} are the same.`
  return changed
    .map((block) => {
      const text = block.parts
        .map((part) =>
          part.op === 'same'
            ? part.text
            : part.op === 'added'
              ? styleText(['green', 'underline'], `{+${part.text}+}`)
              : styleText(['red', 'strikethrough'], `[-${part.text}-]`),
        )
        .join('')
      return `${marks[block.change]} ${block.blockId}  ${text}`
    })
    .join('\n\n')
}

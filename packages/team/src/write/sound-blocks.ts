import { blockParses, outsideCode, replaceTags } from '@galley/evidence'
import type { WrittenBlock } from '@galley/sdk'
import { kindOf } from '../state/kind-of.ts'

/**
 * A written block as blocks that are what their kind says: raw HTML and pictures are taken out (what a reader's browser loads is not
 * the writer's to decide), what only looks like HTML (`npm trust <provider>`) becomes code, and several paragraphs in one block become several blocks.
 */
export function soundBlocks(written: WrittenBlock): readonly WrittenBlock[] {
  const text = written.text.replaceAll(/\r\n?/g, '\n').trim()
  if (text === '') return []
  if (written.kind === 'code') return [{ ...written, text }]
  const safe = outsideCode(text, withoutMarkup).trim()
  if (safe === '') return []
  if (written.kind === 'heading' || blockParses(written.kind, safe)) return [{ ...written, text: safe }]
  return safe
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const kind = kindOf(part)
      const isPlain = kind !== 'paragraph' || blockParses('paragraph', part)
      return { kind, text: isPlain ? part : flat(part), claims: written.claims }
    })
}

function withoutMarkup(text: string): string {
  return replaceTags(text.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, ''), '')
    .replaceAll(/\\?(<\/?[A-Za-z][^<>`]*>)/g, '`$1`')
    .replaceAll(/!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
}

/** One plain paragraph: no mark at the start of a line means anything any more. */
function flat(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^[ \t]*(?:[-*+>#=|]+|\d{1,3}[.)])[ \t]*/, '').trim())
    .filter((line) => line !== '')
    .join(' ')
}

import { diffWordsWithSpace } from 'diff'
import type { Block, Version } from '@galley/sdk'

/** A run of text that is in both versions, only in the newer, or only in the older one. */
export interface DiffPart {
  readonly op: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Change of one block between two versions. */
export interface BlockDiff {
  readonly blockId: string
  readonly kind: Block['kind']
  readonly change: 'same' | 'changed' | 'added' | 'removed'
  readonly parts: readonly DiffPart[]
}

/** The way from one version to another, block by block. */
export interface DraftDiff {
  readonly from: number
  readonly to: number
  readonly blocks: readonly BlockDiff[]
}

const withoutTokens = (text: string): string => text.replaceAll(/\s?\[\[c:[^\]]+\]\]/g, '')

/** Compares two versions by block id: blocks that no patch touched are the same by construction; one that is gone stands where it stood. Word diff by `diff` (Myers). */
export function diffVersions(older: Version, newer: Version): DraftDiff {
  const before = new Map(older.blocks.map((block) => [block.id, block]))
  const after = new Set(newer.blocks.map((block) => block.id))
  const blocks = newer.blocks.map((block): BlockDiff => {
    const was = before.get(block.id)
    if (!was) return { blockId: block.id, kind: block.kind, change: 'added', parts: [{ op: 'added', text: withoutTokens(block.text) }] }
    return compareBlocks(was, block)
  })
  for (const [index, block] of older.blocks.entries()) {
    if (after.has(block.id)) continue
    const parts = [{ op: 'removed' as const, text: withoutTokens(block.text) }]
    const previous = older.blocks[index - 1]?.id
    const at = blocks.findIndex(({ blockId }) => blockId === previous) + 1
    blocks.splice(at, 0, { blockId: block.id, kind: block.kind, change: 'removed', parts })
  }
  return { from: older.n, to: newer.n, blocks }
}

function compareBlocks(was: Block, now: Block): BlockDiff {
  if (was.text === now.text)
    return { blockId: now.id, kind: now.kind, change: 'same', parts: [{ op: 'same', text: withoutTokens(now.text) }] }
  const parts = diffWords(withoutTokens(was.text), withoutTokens(now.text))
  return { blockId: now.id, kind: now.kind, change: 'changed', parts }
}

/** Compares two texts word by word (Myers). */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  return diffWordsWithSpace(before, after).map((part): DiffPart => ({
    op: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: part.value,
  }))
}

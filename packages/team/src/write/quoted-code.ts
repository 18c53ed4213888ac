import { findCode } from '@galley/evidence'
import type { WrittenBlock } from '@galley/sdk'
import type { RunState } from '../state/run-state.ts'

/**
 * A written block as the host believes it: code of a model is only taken where it stands in the window of evidence that it cites, and as it
 * stands there. Without a model code is part of a quotation; other blocks are judged by their sentences.
 */
export function quotedCode({ context, evidence }: RunState, block: WrittenBlock): readonly WrittenBlock[] {
  if (block.kind !== 'code' || context.modes.writer === 'extractive') return [block]
  const cited = block.claims.flatMap(({ evidenceIds }) => evidenceIds.flatMap((id) => evidence.contexts.get(id)?.window ?? []))
  const text = findCode(block.text, cited)
  return text === null ? [] : [{ ...block, text }]
}

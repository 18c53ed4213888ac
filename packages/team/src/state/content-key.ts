import { stripTokens } from '@galley/evidence'
import { canonicalJson } from '@galley/sdk'
import type { ClaimedBlock } from './claimed-block.ts'

/** Key of what a draft says and rests on, whatever the ids: a writer that goes back to an earlier wording makes the same draft again. */
export function contentKey(pieces: readonly ClaimedBlock[]): string {
  return canonicalJson(
    pieces.map(({ block, claims }) => [block.kind, stripTokens(block.text), claims.map((claim) => [claim.text, claim.evidenceIds])]),
  )
}

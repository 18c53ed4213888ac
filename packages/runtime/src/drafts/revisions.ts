import type { Draft } from '@galley/sdk'
import type { InsertedSource } from '../revise/revision-order.ts'
import type { CheckedSentence } from '../score/check-words.ts'

/** Sender of a change, and the state of the draft that it was made on. */
export interface RevisionAt {
  /** Name of the token; `studio` for a browser. */
  readonly by: string
  /** `Draft.seq` as the sender saw it; another one now is refused. Undefined: as the draft is. */
  readonly after?: number | undefined
}

/**
 * Changes to drafts whose runs are over. Each makes a version or chooses one, and returns the draft with it.
 * Faults: DRAFT_NOT_FOUND, DRAFT_AT_WORK, DRAFT_MOVED_ON, EDIT_INVALID, BLOCK_NOT_FOUND, VERSION_NOT_FOUND, VERSION_NOT_KEPT.
 */
export interface Revisions {
  /** Puts typed Markdown in the place of a block; empty takes the block out. Sentences that are new are checked by words, here and now. */
  edit(id: string, edit: { readonly blockId: string; readonly text: string }, at: RevisionAt): Promise<Draft>
  /** Makes an earlier or later version the draft's own: it is what is shown, scored and exported. */
  choose(id: string, n: number, at: RevisionAt): Promise<Draft>
  /** Orders one section to be written again from the same sources, by a worker; the draft is returned as it waits for that. Faults SECTION_UNKNOWN, DRAFT_NOT_WHOLE. */
  rewrite(id: string, sectionId: string, at: RevisionAt): Promise<Draft>
  /** Orders a page or a text to be read into the sources of a draft by a worker, which checks again what nothing carried. Fault DRAFT_NOT_WHOLE. */
  insertSource(id: string, source: InsertedSource, at: RevisionAt): Promise<Draft>
  /** Checks words that somebody typed against the stored texts of all its sources, sentence by sentence; those that stand in `blockId` already are left out. Nothing is kept. */
  checkWords(id: string, typed: string, blockId?: string): Promise<readonly CheckedSentence[]>
}

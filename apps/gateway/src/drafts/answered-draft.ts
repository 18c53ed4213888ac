import type { Draft } from '@galley/sdk'
import { hintFor } from '../page/hint-for.ts'

/** A draft as it is answered over HTTP: the hint of its failure, which was kept in the words of the command line, in those of this door. */
export function answeredDraft<Kept extends Pick<Draft, 'failure'>>(draft: Kept): Kept {
  return draft.failure === undefined ? draft : { ...draft, failure: { ...draft.failure, hint: hintFor(draft.failure) } }
}

import type { Revision } from '@galley/sdk'

/** Kinds of changes after a run, for a reader. */
export const revisionWords: Readonly<Record<Revision['kind'], string>> = {
  hand: 'edited by hand',
  section: 'a section written again',
  source: 'a source inserted',
}

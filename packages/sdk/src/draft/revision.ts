/** Kinds of changes that are made to a draft after its run: a block edited by hand, a section written again, a source inserted. */
export const revisionKinds = ['hand', 'section', 'source'] as const

/** Change of a draft after its run, and the version that it made. */
export interface Revision {
  /** The version that it made. */
  readonly n: number
  /** The version that it was made of. */
  readonly of: number
  readonly kind: (typeof revisionKinds)[number]
  /** Id of the block, the section or the source that it is about. */
  readonly subject: string
  /** Name of the token that asked for it; `studio` for a browser. */
  readonly by: string
  /** RFC 3339, UTC. */
  readonly at: string
}

/** Kinds of changes after a run, for a reader. */
export const revisionWords: Readonly<Record<Revision['kind'], string>> = {
  hand: 'edited by hand',
  section: 'a section written again',
  source: 'a source inserted',
}

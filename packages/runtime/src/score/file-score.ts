import type { ScoreParts } from '@galley/sdk'

/** Score of a file of text, with its parts and what was found wanting. */
export interface FileScore {
  /** 0 to 100. */
  readonly score: number
  readonly parts: ScoreParts
  /** Sentences on what was not as it should be. */
  readonly notes: readonly string[]
}

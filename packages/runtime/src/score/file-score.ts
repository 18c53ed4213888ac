import type { ScoreParts } from '@galley/sdk'

/** The score of a file. */
export interface FileScore {
  /** 0 to 100. */
  readonly score: number
  readonly parts: ScoreParts
  /** Sentences on what was not as it should be. */
  readonly notes: readonly string[]
}

import type { Issue, Round } from '@galley/sdk'

/** Record of a round so far. */
export interface RoundLog {
  readonly n: number
  /** Issues that the writer was asked to answer. */
  readonly issues: Issue[]
  readonly patches: Round['patches'][number][]
  /** Ids of issues that an accepted patch says it answers. */
  readonly answered: Set<string>
}

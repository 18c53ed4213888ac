import type { Host, ShownEvidence } from '@galley/sdk'

/** Everything that a post's sentences are judged by. */
export interface Bench {
  readonly title: string
  readonly evidence: readonly ShownEvidence[]
  readonly language: string | undefined
  /** Sentences that stand elsewhere in the draft. */
  readonly said: readonly string[]
  /** Questions that the text answers. */
  readonly questions: readonly string[]
  /** Sentences whose citations are an answer to an issue: none of them is taken back. */
  readonly recited?: ReadonlySet<string>
  readonly host: Host
}

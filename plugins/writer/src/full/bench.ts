import type { Brief, Host, ShownEvidence } from '@galley/sdk'

/** Everything that a post's sentences are judged by. */
export interface Bench {
  readonly brief: Brief
  readonly title: string
  readonly evidence: readonly ShownEvidence[]
  /** Sentences that stand elsewhere in the draft. */
  readonly said: readonly string[]
  /** Questions that the text answers. */
  readonly questions: readonly string[]
  /** Sentences whose citations stood there before, or answer an issue: none is added and none taken back. */
  readonly settled?: ReadonlySet<string>
  readonly host: Host
}

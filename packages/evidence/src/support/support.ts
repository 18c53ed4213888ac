import type { VerdictWord } from '@galley/sdk'

/** Evidence as T0 reads it. */
export interface SupportEvidence {
  readonly id: string
  /** Verbatim. */
  readonly quote: string
  /** The quote with its neighbours, from the stored text; the quote itself when there is nothing around it. */
  readonly window: string
  /** The source's title: a writer may name it (*According to “…”*), and a pronoun of the quote may stand for it. */
  readonly title?: string
}

/** Answer of T0, the lexical check, about one sentence. */
export interface Support {
  readonly verdict: VerdictWord
  /** 0 to 1: the share of the sentence's content words that the best window has, halved when a rule failed. */
  readonly score: number
  readonly evidenceId?: string
  /** In words, for a reader. */
  readonly reason: string
}

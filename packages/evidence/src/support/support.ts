import type { VerdictWord } from '@galley/sdk'
import type { AlarmName } from './alarms/alarms.ts'

/** Evidence as T0 reads it. */
export interface SupportEvidence {
  readonly id: string
  /** Verbatim. */
  readonly quote: string
  /** The quote with its neighbours, from the stored text; the quote itself when there is nothing around it. */
  readonly window: string
  /** The source's title: a writer may name it (*According to “…”*), and a pronoun of the quote may stand for it. */
  readonly title?: string
  /** Headings above the quote, from the outermost: they name what the quote is about. */
  readonly headings?: readonly string[]
}

/** Answer of T0, the lexical check, about one sentence and all its evidence. */
export interface Support {
  readonly verdict: VerdictWord
  /** The alarm that was raised; none where the sentence is supported, or where its evidence speaks of something else. */
  readonly alarm?: AlarmName
  /** 0 to 1: the share of the sentence's content words that the evidence has, halved where it is not supported. */
  readonly score: number
  /** Evidence that carries most of the sentence. */
  readonly evidenceId?: string
  /** Of a supported sentence, pieces of evidence that add no name, number or word to the others: a caller may drop these citations. */
  readonly needless?: readonly string[]
  /**
   * Of a supported sentence that has the words of its evidence in another order, or without one that limits them: what stands elsewhere there. Words
   * support it, and say little: whoever has a judge asks it.
   */
  readonly loosely?: string
  /** In words, for a reader. */
  readonly reason: string
}

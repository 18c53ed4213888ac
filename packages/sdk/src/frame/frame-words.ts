import type { EnergyUse, StopReason } from '../draft/draft.ts'
import type { NotRead } from '../draft/not-read.ts'
import type { SectionForm } from '../draft/plan.ts'
import type { Mode } from '../draft/role.ts'
import type { VerdictWord } from '../draft/verdict.ts'

/** Wishes of a brief that take a capable model to follow. */
type BriefWish = 'audience' | 'goal' | 'tone'

/** Result of a judge's calibration, for the notice that it is not believed. */
interface FailedCalibration {
  readonly name: string
  readonly seen: number
  readonly falsehoods: number
  readonly kept: number
  readonly truths: number
}

/** Words that Galley itself sets around a draft: headings, attributions, notices and the papers at its end. Every language has all of them. */
export interface FrameWords {
  /** BCP 47 language of the words. */
  readonly language: string
  /** Marks of a quotation, with the spaces that belong inside, and of a quotation in it. */
  readonly marks: { readonly outer: readonly [string, string]; readonly inner: readonly [string, string] }
  /** The colon between a name and what is said of it, with its spaces. */
  readonly colon: string
  /** Space between two sentences; none in Chinese and Japanese. */
  readonly gap: string
  /** Headings of the sections that no question heads, or whose question is the title of the draft already. */
  readonly headings: Readonly<Record<SectionForm, string>>
  /** Questions that no topic asks in its own words. */
  readonly ask: {
    readonly main: (title: string) => string
    readonly aspects: (of: string) => string
  }
  /** Labels of the table of facts. */
  readonly facts: {
    readonly fact: string
    readonly source: string
    readonly what: string
    readonly when: string
    readonly figures: string
  }
  /** Names a source before its words; `under` is a heading in it, or empty. */
  readonly attribute: (title: string, under: string) => string
  /** Names a heading before the words under it, where the source was just named. */
  readonly within: (under: string) => string
  /** Said under a point that must be covered and that no source speaks of. */
  readonly nothingFound: string
  /** Said under a question of the topic whose answers all stand in sections before it. */
  readonly foundAbove: string
  /** Said under a question of the topic whose premise none of the passages chosen for it states in its words. */
  readonly premiseNotFound: string
  /** Closes a list that is cut. */
  readonly more: (count: number) => string
  /** Parts of `Draft.notice`. */
  readonly notice: {
    /** The notice of a draft without a model. */
    readonly extractive: string
    /** Said of a draft without a model whose language is not English. */
    readonly quotesKept: string
    /** Names of the wishes, and the sentence that they were not followed. */
    readonly wishes: Readonly<Record<BriefWish, string>>
    readonly unmet: (wishes: string) => string
    /** Said where no judge is believed, with a line for each judge. */
    readonly unjudged: (judges: string) => string
    readonly calibration: (judge: FailedCalibration) => string
    /** The line of a judge that passed its calibration and was believed on nothing that it read. */
    readonly missed: (judge: { readonly name: string; readonly read: number }) => string
    /** Says which checks do not work in the language; empty where all do. */
    readonly reduced: string
  }
  /** Headings of the lists behind a draft. */
  readonly lists: {
    readonly outline: string
    readonly notVerified: string
    readonly notRead: string
    readonly sources: string
    readonly held: string
  }
  /** Entries of the list of what could not be verified. */
  readonly open: {
    readonly notCovered: string
    readonly answeredPoorly: string
    readonly unanswered: string
    /** Reason for a sentence that somebody wrote and that cites nothing. */
    readonly unsupported: string
    readonly short: (words: number, wanted: number) => string
    readonly nothingMore: string
    /** Reason why a draft is short for which its sources hold more. */
    readonly notHeld: string
    readonly avoided: (phrase: string) => string
    readonly toAvoid: string
    readonly assumed: string
    /** Numbers that other sources give, each with who gives it. */
    readonly contested: (others: string) => string
    readonly leftOut: (title: string) => string
    readonly orders: string
    /** The reason why a sentence was taken out; the check's own where that is in this language. */
    readonly refused: (verdict: VerdictWord, reason: string) => string
  }
  /** An entry of the list of what was not read. */
  readonly notRead: (one: NotRead) => string
  /** Ways in which a sentence is held. */
  readonly holds: {
    readonly quoted: string
    readonly compared: string
    readonly judged: string
    readonly judgedBy: (judge: string) => string
    readonly own: string
    readonly open: string
    readonly byWords: (span: string) => string
    /** The sentence that counts them, and the heading of those that were neither quoted nor compared. */
    readonly summary: (counts: string) => string
    readonly others: string
  }
  /** Facts of a source in the list of sources. */
  readonly source: {
    readonly published: (date: string) => string
    readonly read: (date: string, reader: string) => string
    readonly by: (reader: string) => string
    readonly unchecked: string
  }
  /** A page or a line of a document, or a range of them (`3–4`). */
  readonly places: {
    readonly pages: (range: string, isMany: boolean) => string
    readonly lines: (range: string, isMany: boolean) => string
  }
  /** The last line of a draft: how it was made and how it ended. */
  readonly outcome: {
    readonly withModels: (models: string, mode: Mode) => string
    readonly withoutModel: string
    readonly ended: (score: string, rounds: number, reason: StopReason) => string
    readonly cost: (list: string) => string
    /** Methods by which energy was found. */
    readonly energy: Readonly<Record<EnergyUse['method'], string>>
    /** Said of a text that was changed after its run: a block by hand, a section written again, a source inserted. */
    readonly revised: (count: number) => string
    readonly run: (id: string) => string
  }
  /** Reasons why the loop stopped. */
  readonly stop: Readonly<Record<StopReason, string>>
}

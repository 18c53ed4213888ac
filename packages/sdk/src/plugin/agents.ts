import type { Block, WrittenBlock } from '../draft/block.ts'
import type { Brief } from '../draft/brief.ts'
import type { CheckedClaim, ClaimAnswer } from '../draft/checked-claim.ts'
import type { Claim } from '../draft/claim.ts'
import type { Hit } from './hit.ts'
import type { FoundIssue, Issue } from '../draft/issue.ts'
import type { Patch } from '../draft/patch.ts'
import type { Plan, Question, Section } from '../draft/plan.ts'
import type { Mode } from '../draft/role.ts'
import type { Verdict } from '../draft/verdict.ts'

/** Context of every agent operation, besides its own input. `mode` is that role's own mode. */
export interface AgentContext {
  readonly brief: Brief
  readonly mode: Mode
}

/** Something the evidence does not answer yet; `query` is built from plan or claim text, never from a page. */
export interface Gap {
  readonly questionId?: string
  readonly claimId?: string
  readonly query: string
  readonly why: string
  /** Aim of the search, for whoever picks from pages; it searches for nothing. The words of `query` when it is left out. */
  readonly question?: string
}

/** A quote as the researcher hands it in; the host finds its offsets or drops it. */
export interface FoundQuote {
  readonly sourceId: string
  readonly quote: string
  readonly questionIds: readonly string[]
}

/** Input of `scan`, the researcher's look around before anything is planned. */
export interface ScanInput extends AgentContext {}

/** Answer of `scan`. */
export interface ScanAnswer {
  readonly hits: readonly Hit[]
}

/** Input of `research`: quotes are wanted for some questions and gaps. */
export interface ResearchInput extends AgentContext {
  readonly plan: Plan
  /** The questions to answer in this call. */
  readonly questionIds: readonly string[]
  readonly gaps: readonly Gap[]
  /** `whole`: characters of pages up to which every sentence of them is wanted and nobody has to choose. */
  readonly limits: { readonly queries: number; readonly pages: number; readonly quotes: number; readonly whole?: number }
  /** Sources that the writer was shown whole: nothing more is to be found in them. */
  readonly whole?: readonly string[]
}

/** Answer of `research`. */
export interface ResearchAnswer {
  /** Best first. */
  readonly quotes: readonly FoundQuote[]
  readonly gaps: readonly Gap[]
  /** Present where nobody chose among the sentences of what is quoted: the sources of which every sentence is quoted. */
  readonly whole?: readonly string[]
}

/** Input of `plan`. */
export interface PlanInput extends AgentContext {
  readonly hits: readonly Hit[]
  /** Answer of a person, where an earlier plan of this run had to assume what the brief means. */
  readonly clarification?: Clarification
}

/** Reading of an ambiguous brief that a planner took, and what a person said to it. */
export interface Clarification {
  readonly assumption: string
  readonly answer: string
}

/** Evidence as the writer sees it: no page, no address. */
export interface ShownEvidence {
  readonly id: string
  readonly quote: string
  /** The source's title, for attribution in words. */
  readonly title: string
  readonly sourceId: string
  /** Offset in its source, in UTF-16 units: a source is best quoted in its own order. */
  readonly start: number
  readonly questionIds: readonly string[]
  /** The quote with its neighbouring sentences, as the host and every judge read it. */
  readonly window?: string
  /** Path of the headings above the quote, outermost first. */
  readonly headings?: readonly string[]
  /** Date of the source, as it gives it. */
  readonly publishedAt?: string
  /** Ids of evidence from other sources that says otherwise. */
  readonly conflicts?: readonly string[]
}

/** A claim that an earlier section already makes. */
export interface EarlierClaim {
  readonly text: string
  readonly evidenceIds: readonly string[]
}

/** Input of `compose`: the whole post in one answer, its lead and close included. */
export interface ComposeInput extends AgentContext {
  readonly plan: Plan
  /** Evidence of all sections, each piece once, best first. */
  readonly evidence: readonly ShownEvidence[]
  /** True where nobody chose among its sentences: the writer is asked which questions it does not answer. */
  readonly isWhole?: boolean
  /** True where the sources say more than the evidence, which was chosen from them: its silence says nothing about them. */
  readonly isChosen?: boolean
  readonly words: number
  /** Words of quotation that a source may have in this draft, by source id. */
  readonly share: Readonly<Record<string, number>>
}

/** Input of `write`: one section. */
export interface WriteInput extends AgentContext {
  readonly title: string
  readonly section: Section
  readonly questions: readonly Question[]
  readonly evidence: readonly ShownEvidence[]
  readonly earlier: readonly EarlierClaim[]
  /** Text of the draft so far, as a reader has it: headings as Markdown, no citations. */
  readonly running?: string
  /** Place of the section: `outline` holds every heading in order, `at` is the index of this one. */
  readonly place?: { readonly at: number; readonly outline: readonly string[] }
  /** Words of quotation that a source may still have in this draft, by source id. */
  readonly share: Readonly<Record<string, number>>
}

/** Answer of `write` and of `compose`. A composed text names its sections by heading blocks with the plan's words; blocks before the first are the lead. */
export interface WriteAnswer {
  readonly blocks: readonly WrittenBlock[]
  /** Sentences that a small model wrote and the writer itself threw out. */
  readonly rejected: readonly { readonly sentence: string; readonly evidenceIds: readonly string[]; readonly reason: string }[]
  /** Ids of the plan's questions that the evidence does not answer, as the writer finds. */
  readonly open?: readonly string[]
  /** Sentences that are taken over word for word from their sources, as a reader has them, with what to do about it: mended in the first round. */
  readonly copied?: readonly { readonly sentence: string; readonly reason: string }[]
}

/** A block that may be patched. */
export interface PatchBlock {
  readonly block: Block
  /** sha256 (hex) of `block.text`, to be returned as the patch's `baseHash`. */
  readonly baseHash: string
  readonly claims: readonly Claim[]
}

/** A section with issues, and what stands around it. */
export interface PatchSection {
  readonly id: string
  readonly heading: string
  readonly intent: string
  /** Heading of the section that follows. */
  readonly next?: string
  /** Text of the block before the section and of the one behind it, as a reader has it. */
  readonly before?: string
  readonly after?: string
}

/** Input of `patch`: the sections that have issues, all of them where a capable model writes, else one. */
export interface PatchInput extends AgentContext {
  readonly title: string
  /** In the order of the text. */
  readonly sections: readonly PatchSection[]
  /** Every block of these sections, in order. */
  readonly blocks: readonly PatchBlock[]
  /** Faults to mend, each with its block and its span. */
  readonly issues: readonly Issue[]
  readonly verdicts: readonly Verdict[]
  /** Evidence of the blocks with issues first, then other evidence that they could use. */
  readonly evidence: readonly ShownEvidence[]
  /** Ids of the evidence that a search found for an issue, by id of the issue. */
  readonly found?: Readonly<Record<string, readonly string[]>>
  /** Words that the patches may add to the draft in sum; negative where it has too many. */
  readonly room: number
}

/** Answer of `patch`. */
export interface PatchAnswer {
  readonly patches: readonly Patch[]
}

/** Input of `check`. */
export interface CheckInput extends AgentContext {
  readonly claims: readonly CheckedClaim[]
  /** The questions that no supported claim answers yet. */
  readonly open: readonly { readonly id: string; readonly text: string }[]
}

/** Answer of `check`. */
export interface CheckAnswer {
  /** At most one a claim; a claim without an answer was not judged. */
  readonly answers: readonly ClaimAnswer[]
  readonly gaps: readonly Gap[]
}

/** Input of `review`: the whole draft. */
export interface ReviewInput extends AgentContext {
  readonly plan: Plan
  readonly blocks: readonly Block[]
  readonly verdicts: readonly Verdict[]
  /** Words of the draft: those it has, those the brief wants, and those it may still gain. */
  readonly length: { readonly now: number; readonly wanted: number; readonly left: number }
  /** Evidence that no sentence of the draft rests on. */
  readonly unused: readonly ShownEvidence[]
  /** Issues that were let go because they could not be mended: they are not raised again. */
  readonly closed?: readonly FoundIssue[]
  /** Sections, by id, that the editor read before as they stand: they are there for the sake of the others. */
  readonly readBefore?: readonly string[]
}

/** Answer of `review`. */
export interface ReviewAnswer {
  readonly issues: readonly FoundIssue[]
  readonly acceptance: readonly { readonly id: string; readonly pass: boolean; readonly evidence?: string }[]
}

/** Input of `compare`: two states of the same sections, in an order that says nothing of their age. Headings as Markdown, no citations. */
export interface CompareInput extends AgentContext {
  readonly title: string
  readonly first: string
  readonly second: string
}

/** Answer of `compare`: the text that serves the brief's reader better. */
export interface CompareAnswer {
  readonly better: 'first' | 'second' | 'neither'
}

/** One operation of an agent, as `team` calls it. `key` is the step's key in the ledger. */
export type Ask<Input, Answer> = (
  input: Omit<Input, keyof AgentContext>,
  at: { readonly key: string; readonly signal: AbortSignal },
) => Promise<Answer>

/** The five agents as one object: `team` is handed it and knows nothing of plugins. A plugin's operation has the member's name. */
export interface Agents {
  readonly scan: Ask<ScanInput, ScanAnswer>
  readonly research: Ask<ResearchInput, ResearchAnswer>
  readonly plan: Ask<PlanInput, Plan>
  readonly compose: Ask<ComposeInput, WriteAnswer>
  readonly write: Ask<WriteInput, WriteAnswer>
  readonly patch: Ask<PatchInput, PatchAnswer>
  readonly check: Ask<CheckInput, CheckAnswer>
  readonly review: Ask<ReviewInput, ReviewAnswer>
  readonly compare: Ask<CompareInput, CompareAnswer>
}

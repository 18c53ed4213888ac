import type { Stated } from '@galley/evidence'
import type { Evidence, Gap, Hit } from '@galley/sdk'
import type { Writable } from './writable.ts'

/** The surroundings of a quote, which are not part of the draft. */
export interface EvidenceContext {
  /** The quote with its neighbouring sentences. */
  readonly window: string
  /** Title of its source. */
  readonly title: string
  /** Date of its source, as its page tells it. */
  readonly publishedAt?: string
}

/** The evidence of a run and the searches for more of it. Changed by the functions of this file only. */
export interface EvidenceState {
  /** Hits of the scan: what there is on the topic, as far as it could be told before anything was planned. */
  readonly hits: readonly Hit[]
  readonly list: readonly Evidence[]
  /** Surroundings of each quote, by id of its evidence. */
  readonly contexts: ReadonlyMap<string, EvidenceContext>
  /** Everything that was found, with what says the same as an earlier quote and is no evidence of its own. */
  readonly statements: readonly Stated[]
  /** Sources that a person dropped at the gate. */
  readonly droppedSources: ReadonlySet<string>
  /** Sources of which every sentence is evidence, null where somebody chose the evidence sentence by sentence. */
  readonly whole: readonly string[] | null
  /** Gaps that the researcher and the fact-checker named. */
  readonly gaps: readonly Gap[]
  /** Queries that were asked once, in lower case: a gap is not searched for twice in the same words. */
  readonly queries: ReadonlySet<string>
  /** Counter of the changes to `list`, part of the key of every cached score. */
  readonly version: number
  /** Number of the next id. */
  readonly nextEvidence: number
}

/** An evidence part without anything in it. */
export function createEvidenceState(): EvidenceState {
  return {
    hits: [],
    list: [],
    contexts: new Map(),
    statements: [],
    droppedSources: new Set(),
    whole: null,
    gaps: [],
    queries: new Set(),
    version: 0,
    nextEvidence: 1,
  }
}

/** Keeps the hits of the scan. */
export function recordHits(evidence: EvidenceState, hits: readonly Hit[]): void {
  writable(evidence).hits = hits
}

/** Gives out the next id of evidence: e1, e2, …. */
export function nextEvidenceId(evidence: EvidenceState): string {
  const part: Writable<EvidenceState> = writable(evidence)
  return `e${part.nextEvidence++}`
}

/** Replaces the evidence by a longer list and adds the surroundings of what is new in it. */
export function storeEvidence(evidence: EvidenceState, list: readonly Evidence[], contexts: ReadonlyMap<string, EvidenceContext>): void {
  const part = writable(evidence)
  part.list = list
  part.version += 1
  for (const [id, context] of contexts) part.contexts.set(id, context)
}

/** Adds what was found to the statements. */
export function recordStatements(evidence: EvidenceState, statements: readonly Stated[]): void {
  writable(evidence).statements = [...evidence.statements, ...statements]
}

/** Drops sources that a person does not want, with their evidence: nothing may be written from them. */
export function dropSources(evidence: EvidenceState, ids: readonly string[]): void {
  const part = writable(evidence)
  for (const id of ids) part.droppedSources.add(id)
  part.list = part.list.filter((one) => !part.droppedSources.has(one.sourceId))
  part.statements = part.statements.filter((one) => !part.droppedSources.has(one.sourceId))
  part.version += 1
}

/** Notes that nobody chose among the sentences of what is quoted, and the sources of which all are there. */
export function recordWhole(evidence: EvidenceState, sourceIds: readonly string[]): void {
  writable(evidence).whole = sourceIds
}

/** True where the evidence has parts of pages, and nobody chose among their sentences. */
export function isPartlySeen({ whole, list }: EvidenceState): boolean {
  return whole !== null && list.some(({ sourceId }) => !whole.includes(sourceId))
}

/** Gives each piece of evidence the questions that it answers. */
export function assignQuestions(evidence: EvidenceState, questionsOf: (one: Evidence) => readonly string[]): void {
  const part = writable(evidence)
  part.list = part.list.map((one) => ({ ...one, questionIds: questionsOf(one) }))
  part.version += 1
}

/** Adds gaps to those that are known. */
export function addGaps(evidence: EvidenceState, gaps: readonly Gap[]): void {
  writable(evidence).gaps = [...evidence.gaps, ...gaps]
}

/** Remembers queries as asked. */
export function rememberQueries(evidence: EvidenceState, queries: readonly { readonly text: string }[]): void {
  for (const { text } of queries) writable(evidence).queries.add(text.toLowerCase())
}

function writable(evidence: EvidenceState): Writable<EvidenceState> {
  return evidence as Writable<EvidenceState>
}

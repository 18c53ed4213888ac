import {
  headingPaths,
  judgeClaims,
  quoteLocator,
  readMarkdownDraft,
  readSentences,
  scoreVersion,
  stripTokens,
  termOverlap,
  windowAround,
} from '@galley/evidence'
import type { Claim } from '@galley/sdk'
import type { FileScore } from './file-score.ts'
import { isReferredTo, type ScoredDocument } from './scored-document.ts'

/** Passages of a cited document that a sentence is compared with: those that share most of its words. */
const maxPassages = 4

/** UTF-16 units before a citation in which the sentence that it stands behind is looked for. */
const maxBefore = 4000

/** Fewest UTF-16 units of words that are looked for as they are. */
const minTaken = 20

/** A quotation that ends a text. */
const lastQuotation = /[“„«"]([^“”„«»"]+)[”“»"][^\p{L}\p{N}]*$/u

/** A document as it is searched for what a text cites. */
interface KnownDocument {
  readonly document: ScoredDocument
  readonly sentences: ReturnType<typeof readSentences>
  readonly locate: ReturnType<typeof quoteLocator>
  readonly headingsAt: ReturnType<typeof headingPaths>
}

/** A passage of a document, as evidence. */
interface Passage {
  readonly id: string
  readonly questionIds: readonly string[]
  readonly quote: string
  readonly window: string
  readonly title: string
  readonly headings: readonly string[]
  readonly sourceId: string
  readonly start: number
}

/** Words of a text before a citation that may stand in a document as they are: a quotation, a row or a cell of a table, an item. */
function takenFrom(before: string): readonly string[] {
  const line = before.split('\n').at(-1)?.trim() ?? ''
  const cell = line.startsWith('|') ? line.split('|').findLast((words) => words.trim() !== '') : undefined
  return [lastQuotation.exec(before)?.[1] ?? '', line.replace(/^[-*] /, ''), cell ?? ''].filter((words) => words.length >= minTaken)
}

/** The passages that a citation may stand for: the one that it quotes, whole, and those that share most words with the sentence before it. */
function passagesFor(before: string, documents: readonly KnownDocument[], claimId: string): readonly Passage[] {
  const own = before.split(/(?<=[.!?])\s+(?=\S)/).at(-1) ?? ''
  const taken = takenFrom(before)
  const whole = documents.flatMap((one) => taken.flatMap((words) => ({ one, span: one.locate(words) })))
  const near = documents
    .flatMap((one) => one.sentences.map((sentence) => ({ one, sentence, overlap: termOverlap(own, sentence.text) })))
    .toSorted((a, b) => b.overlap - a.overlap)
    .slice(0, maxPassages)
    .map(({ one, sentence }) => ({ one, span: sentence }))
  return [...whole, ...near].flatMap(({ one, span }, at) => (span === null ? [] : [passageAt(one, span, `${claimId}e${at}`)]))
}

function passageAt({ document, headingsAt }: KnownDocument, span: { readonly start: number; readonly end: number }, id: string): Passage {
  return {
    id,
    questionIds: [],
    quote: document.text.slice(span.start, span.end),
    window: windowAround(document.text, span),
    title: document.title,
    headings: headingsAt(span.start),
    sourceId: document.name,
    start: span.start,
  }
}

/** Finds the passages that the citations of a text may stand for, and counts those that name none of the documents: they are looked for in all. */
function evidenceFor(
  { blocks, citations }: ReturnType<typeof readMarkdownDraft>,
  known: readonly KnownDocument[],
): { readonly evidence: readonly Passage[]; readonly unnamed: number } {
  const texts = new Map(
    blocks.flatMap(({ text }) =>
      [...text.matchAll(/\[\[c:(k\d+)\]\]/g)].map(
        ({ 1: id = '', index }) => [id, text.slice(Math.max(0, index - maxBefore), index)] as const,
      ),
    ),
  )
  const cited = citations.map(({ claimId, reference }) => ({
    claimId,
    named: known.filter(({ document }) => isReferredTo(document, reference)),
  }))
  return {
    evidence: cited.flatMap(({ claimId, named }) =>
      passagesFor(stripTokens(texts.get(claimId) ?? ''), named.length > 0 ? named : known, claimId),
    ),
    unnamed: cited.filter(({ named }) => named.length === 0).length,
  }
}

/** Means by which a Markdown text is read. */
interface MarkdownOptions {
  /** Brief that it was written for; its title where none is given. */
  readonly topic?: string
  /** False for a text without citations, of which only the copying is compared with the documents. */
  readonly isSupportChecked?: boolean
}

/**
 * Scores a Markdown text, whoever wrote it. Its title is taken as its brief where no topic is given. A sentence is compared with the documents that its links and
 * footnotes name; where a reference names none of them, with all. Without documents support is not checked.
 */
export function scoreMarkdown(markdown: string, documents: readonly ScoredDocument[] | null, given: MarkdownOptions = {}): FileScore {
  const draft = readMarkdownDraft(markdown)
  const title = draft.title === '' ? (draft.blocks.find(({ kind }) => kind === 'heading')?.text ?? '') : draft.title
  const known = (documents ?? []).map((document) => ({
    document,
    sentences: readSentences(document.text),
    locate: quoteLocator(document.text),
    headingsAt: headingPaths(document.text),
  }))
  const { evidence, unnamed } = evidenceFor(draft, known)
  const claims = draft.citations.map(({ claimId }): Claim => ({
    id: claimId,
    text: '',
    kind: 'fact',
    evidenceIds: evidence.filter(({ id }) => id.startsWith(`${claimId}e`)).map(({ id }) => id),
  }))
  const verdicts = documents === null ? [] : judgeClaims({ blocks: draft.blocks, claims, evidence })
  const { score, parts } = scoreVersion({
    blocks: draft.blocks,
    claims,
    verdicts,
    plan: { title, questions: [], outline: [], acceptance: [], queries: [] },
    brief: { topic: given.topic ?? title },
    // Whole documents beside the passages: a text may copy what it does not cite.
    evidence: [...evidence, ...(documents ?? []).map(({ name, text }) => ({ id: name, quote: text, questionIds: [] }))],
    isSupportKnown: documents !== null && given.isSupportChecked !== false,
  })
  const notes =
    unnamed > 0 && documents !== null
      ? [`${unnamed} of ${draft.citations.length} references name none of the sources; those sentences were compared with all of them.`]
      : []
  return { score, parts, notes }
}

import { readMarkdownDraft, readSentences, scoreVersion, judgeClaims, stripTokens, termOverlap, windowAround } from '@galley/evidence'
import type { Claim } from '@galley/sdk'
import type { FileScore } from './file-score.ts'
import { isReferredTo, type ScoredDocument } from './scored-document.ts'

/** Passages of a cited document that a sentence is compared with: those that share most of its words. */
const maxPassages = 4

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
  const known = (documents ?? []).map((document) => ({ document, sentences: readSentences(document.text) }))
  const texts = new Map(
    draft.blocks.flatMap(({ text }) =>
      [...text.matchAll(/\[\[c:(k\d+)\]\]/g)].map(({ 1: id = '', index }) => [id, text.slice(Math.max(0, index - 400), index)] as const),
    ),
  )
  let unnamed = 0
  const evidence = draft.citations.flatMap(({ claimId, reference }) => {
    const named = known.filter(({ document }) => isReferredTo(document, reference))
    if (named.length === 0) unnamed += 1
    const own =
      stripTokens(texts.get(claimId) ?? '')
        .split(/(?<=[.!?])\s+(?=\S)/)
        .at(-1) ?? ''
    return (named.length > 0 ? named : known)
      .flatMap(({ document, sentences }) => sentences.map((sentence) => ({ document, sentence, overlap: termOverlap(own, sentence.text) })))
      .toSorted((a, b) => b.overlap - a.overlap)
      .slice(0, maxPassages)
      .map(({ document, sentence }, at) => ({
        id: `${claimId}e${at}`,
        quote: sentence.text,
        window: windowAround(document.text, sentence),
        title: document.title,
        sourceId: document.name,
        start: sentence.start,
        questionIds: [],
      }))
  })
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

import { judgeClaims, quoteLocator, scoreVersion, windowAround } from '@galley/evidence'
import type { Block, Claim, Draft, Evidence } from '@galley/sdk'
import type { FileScore } from './file-score.ts'
import { isReferredTo, type ScoredDocument } from './scored-document.ts'

/**
 * Scores a `galley.draft/1` by its own evidence; verdicts are made anew. With documents each quote is looked for in its own: one that does not
 * stand there is no evidence, and one that does brings its neighbours along.
 */
export function scoreDraft(draft: ReadableDraft, documents: readonly ScoredDocument[] | null): FileScore {
  const { blocks, claims } = draft.best
  const sources = new Map((draft.sources ?? []).map((source) => [source.id, source]))
  const locators = new Map((documents ?? []).map((document) => [document, quoteLocator(document.text)]))
  let missing = 0
  const evidence = draft.evidence.flatMap((one) => {
    const source = sources.get(one.sourceId)
    const kept = {
      ...one,
      questionIds: one.questionIds ?? [],
      window: one.window ?? runAround(one, draft.evidence),
      title: one.title ?? source?.title ?? '',
    }
    const own = [...locators].filter(([document]) => source !== undefined && isReferredTo(document, `${source.address} ${source.title}`))
    if (own.length === 0) return [kept]
    for (const [document, locate] of own) {
      const span = locate(one.quote)
      if (span !== null) return [{ ...kept, window: windowAround(document.text, span) }]
    }
    missing += 1
    return []
  })
  const language = draft.brief.language
  const verdicts = judgeClaims({ blocks, claims, evidence, ...(language === undefined ? {} : { language }) })
  const plan = draft.plan ?? { title: draft.title ?? draft.brief.topic, questions: [], outline: [], acceptance: [], queries: [] }
  // Implicit claims stand nowhere in the text: the score finds their sentences itself.
  const { score, parts } = scoreVersion({ blocks, claims, verdicts, plan, brief: draft.brief, evidence })
  return { score, parts, notes: missing > 0 ? [`${missing} quotes do not stand in their source, and count as no evidence.`] : [] }
}

/** Characters between two quotes that follow each other in a source: white space and a reference mark. */
const maxGap = 12

/** A quote with those that overlap it or follow each other around it in its source: a draft quotes them as one. */
function runAround(one: Quoted, all: readonly Quoted[]): string {
  let run = { text: '', end: -Infinity }
  const placed = all.flatMap(({ sourceId, start, quote }) => (sourceId === one.sourceId && start !== undefined ? [{ start, quote }] : []))
  for (const { start, quote } of placed.toSorted((a, b) => a.start - b.start)) {
    const isNext = start <= run.end + maxGap
    if (!isNext && run.text.includes(one.quote)) break
    const end = start + quote.length
    if (!isNext) run = { text: quote, end }
    else if (end > run.end) run = { text: `${run.text}${start > run.end ? ' ' : ''}${quote.slice(Math.max(0, run.end - start))}`, end }
  }
  return run.text.includes(one.quote) ? run.text : one.quote
}

type Quoted = ReadableDraft['evidence'][number]

/** As much of a draft as is scored; what later or earlier versions add is ignored. */
export interface ReadableDraft extends Pick<Draft, 'brief'> {
  readonly title?: string
  readonly plan?: Draft['plan']
  readonly sources?: Draft['sources']
  readonly evidence: readonly (Pick<Evidence, 'id' | 'quote' | 'sourceId'> &
    Partial<Pick<Evidence, 'questionIds' | 'start' | 'headings'>> & { readonly window?: string; readonly title?: string })[]
  readonly best: { readonly blocks: readonly Block[]; readonly claims: readonly Claim[] }
}

/** Reads a draft from JSON; null where it is none. */
export function readDraft(value: unknown): ReadableDraft | null {
  const draft = value as ReadableDraft
  const isDraft =
    isList(draft?.best?.blocks, ({ id, kind, text }) => [id, kind, text].every(isText)) &&
    isList(draft.best.claims, ({ id, evidenceIds }) => isText(id) && isList(evidenceIds, isText)) &&
    isList(draft.evidence, ({ id, quote }) => isText(id) && isText(quote)) &&
    isText(draft.brief?.topic) &&
    (draft.sources === undefined || isList(draft.sources, ({ id, address, title }) => [id, address, title].every(isText))) &&
    (draft.plan === undefined || (isText(draft.plan.title) && isList(draft.plan.questions, ({ text }) => isText(text))))
  return isDraft ? draft : null
}

const isText = (value: unknown): value is string => typeof value === 'string'

function isList<Item>(value: readonly Item[] | undefined, test: (item: Item) => boolean): boolean {
  return Array.isArray(value) && (value as readonly Item[]).every((item) => item !== null && test(item))
}

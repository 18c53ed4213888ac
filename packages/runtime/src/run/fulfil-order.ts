import { hash } from 'node:crypto'
import { contentStems, countDraftWords, rankSentences, readSentences, windowAround } from '@galley/evidence'
import type { RunScope } from '@galley/kernel'
import type { Lease, Ledger, RunRow } from '@galley/ledger'
import type { Draft, Failure, Revision } from '@galley/sdk'
import { rewriteSection, type FoundPassage } from '@galley/team'
import type { OpenRun } from './open-run.ts'
import type { RunServices } from './run-services.ts'
import { versionStep } from './versions-of.ts'
import { openPassages } from '../score/open-passages.ts'
import type { EditedParts } from '../revise/open-citer.ts'
import { recheck } from '../revise/recheck.ts'
import { reviseDraft } from '../revise/revise-draft.ts'
import { orderEndStep, type InsertedSource, type RevisionOrder } from '../revise/revision-order.ts'
import { checkOptionsOf, storedTexts } from '../revise/stored-texts.ts'

/** Passages of an inserted source that a section is written from, at most. */
const maxPassages = 24

/** Content words that a passage of an inserted source shares with the questions of a section at least: one may be chance. */
const minShared = 2

/** Performs the work that was ordered of a finished draft, and gives the run back: with a new version, or by a fault as it was. */
export async function fulfilOrder(
  services: Pick<RunServices, 'ledger' | 'kernel' | 'clock'>,
  { lease, run, order }: { readonly lease: Lease; readonly run: RunRow; readonly order: RevisionOrder },
  opened: OpenRun,
): Promise<void> {
  const { ledger, clock } = services
  const draft = run.draft as Draft
  if (draft.best.n !== order.n) {
    const { parts, subject } =
      order.kind === 'section' ? await rewrite(ledger, draft, order, opened) : await insert(services, draft, order, opened)
    const revision: Revision = { n: order.n, of: draft.best.n, kind: order.kind, subject, by: order.by, at: clock().toISOString() }
    const { context } = opened
    const record = { ...draft, plugins: await context.plugins(), usage: await context.usage() }
    const made = reviseDraft(record, parts, revision, { sha256: context.sha256, sources: await ledger.sources(run.id) })
    await ledger.finishStep(lease, { key: `${versionStep(draft.best.n)}.final`, out: draft.best })
    await ledger.finishStep(lease, { key: versionStep(order.n), out: made.best })
    const event = { type: 'version.added', data: { revision, score: made.best.score, words: countDraftWords(made.best.blocks) } } as const
    await ledger.saveDraft(lease, made, { events: [event], origin: { step: versionStep(order.n) } })
  }
  await endOrder(ledger, lease, order)
}

/** Gives a run back whose order could not be fulfilled: its draft stays as it was. */
export async function abandonOrder(
  ledger: Ledger,
  lease: Lease,
  order: RevisionOrder,
  { code, message }: Pick<Failure, 'code' | 'message'>,
): Promise<void> {
  const run = await ledger.getRun(lease.id)
  if (run?.draft) {
    const event = { type: 'revision.failed', data: { code, message } } as const
    await ledger.saveDraft(lease, run.draft, { events: [event], origin: { step: orderEndStep(order.n) } })
  }
  await endOrder(ledger, lease, order)
}

async function endOrder(ledger: Ledger, lease: Lease, { n }: RevisionOrder): Promise<void> {
  const run = await ledger.getRun(lease.id)
  await ledger.finishStep(lease, { key: orderEndStep(n), out: null })
  await ledger.release(lease, run?.draft?.status ?? 'failed')
}

interface Made {
  readonly parts: EditedParts
  readonly subject: string
}

async function rewrite(
  ledger: Ledger,
  draft: Draft,
  { n, sectionId }: RevisionOrder & { readonly kind: 'section' },
  { context }: OpenRun,
): Promise<Made> {
  // What the run did is read again and not done again: its draft is not written over by the state of that time.
  const quiet = { ...context, save: () => undefined }
  const passages = await insertedPassages(ledger, draft, sectionId)
  return { parts: await rewriteSection(draft.brief, quiet, { draft, sectionId, n, passages }), subject: sectionId }
}

/** Passages of the sources that were inserted since the run, the nearest to the questions of a section first. */
async function insertedPassages(ledger: Ledger, draft: Draft, sectionId: string): Promise<readonly FoundPassage[]> {
  const section = draft.plan?.outline.find(({ id }) => id === sectionId)
  const questionIds = section?.questionIds ?? []
  const query = (draft.plan?.questions ?? []).flatMap(({ id, text }) => (questionIds.includes(id) ? [text] : [])).join(' ')
  const wanted = new Set(contentStems(`${section?.heading ?? ''} ${query}`))
  const inserted = new Set((draft.best.revisions ?? []).flatMap(({ kind, subject }) => (kind === 'source' ? [subject] : [])))
  const sources = draft.sources.filter(({ id }) => inserted.has(id))
  const found = sources.map(async ({ id: sourceId, address, title }) => {
    const text = await ledger.sourceText(draft.id, sourceId)
    const sentences = readSentences(text).filter(
      (sentence) => contentStems(sentence.text).filter((stem) => wanted.has(stem)).length >= minShared,
    )
    const scores = rankSentences(
      sentences.map((sentence) => sentence.text),
      { title, query },
    )
    return sentences
      .map((sentence, at) => ({ sentence, score: scores[at] ?? 0 }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, maxPassages)
      .map(({ sentence: { text: quote, start, end } }) => ({
        sourceId,
        address,
        title,
        quote,
        start,
        end,
        window: windowAround(text, { start, end }),
        questionIds,
      }))
  })
  return (await Promise.all(found)).flat()
}

async function insert(
  { ledger, kernel, clock }: Pick<RunServices, 'ledger' | 'kernel' | 'clock'>,
  draft: Draft,
  { n, source }: RevisionOrder & { readonly kind: 'source' },
  { context, scope, chosen }: OpenRun,
): Promise<Made> {
  const step = `insert.${n}`
  const sourceId = await context.step(step, async ({ signal }) => {
    if (!('url' in source)) return storeText(scope, source, clock())
    return (await kernel.read({ address: source.url, as: chosen.team.researcher, run: scope, step, signal })).sourceId
  })
  const sources = await ledger.sources(draft.id)
  const compare = openPassages(await storedTexts(ledger, { id: draft.id, sources }), checkOptionsOf(draft))
  return { parts: recheck(draft.best, n, compare), subject: sourceId }
}

async function storeText(
  scope: RunScope,
  { title, text: given }: Exclude<InsertedSource, { readonly url: string }>,
  now: Date,
): Promise<string> {
  const text = given.replaceAll(/\r\n?/g, '\n').toWellFormed()
  const digest = hash('sha256', text)
  const id = `s${digest.slice(0, 12)}`
  await scope.storeSource({ id, address: `text:${id}`, title, digest, readAt: now.toISOString(), tier: 'own' }, text)
  return id
}

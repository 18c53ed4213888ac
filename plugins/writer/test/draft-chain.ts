import { deriveClaims, judgeClaims, quoteLocator, scoreVersion, windowAround, type VersionScore } from '@galley/evidence'
import type {
  Block,
  Brief,
  Claim,
  EarlierClaim,
  Evidence,
  Host,
  Mode,
  Operation,
  Plan,
  Plugin,
  ResearchAnswer,
  ReviewAnswer,
  ScanAnswer,
  WriteAnswer,
} from '@galley/sdk'
import { createFolderHost, titleOf, type Documents, type HostOptions } from './folder-host.ts'

/** A draft as the agents made it, one after the other, without rounds. */
export interface Chained {
  readonly plan: Plan
  readonly evidence: readonly (Evidence & { readonly title: string })[]
  readonly blocks: readonly Block[]
  readonly claims: readonly Claim[]
  readonly rejected: WriteAnswer['rejected']
  readonly review: ReviewAnswer
  readonly score: VersionScore
  readonly host: ReturnType<typeof createFolderHost>
}

/** Fellow agents are asked by their folder's name, as the host does: a plugin never imports a plugin. */
async function operationOf(plugin: string, operation: string): Promise<(input: unknown, host: Host) => Promise<unknown>> {
  const module = (await import(`../../${plugin}/src/index.ts`)) as { default: Plugin }
  const work = module.default.operations[operation] as Operation<unknown>
  return async (input, host) => work(input, host)
}

/** Runs scan, plan, research for each question, write for each section, and review over a folder of documents. */
export async function chain(brief: Brief, documents: Documents, mode: Mode = 'extractive', options: HostOptions = {}): Promise<Chained> {
  const host = createFolderHost(documents, options)
  const told = { brief, mode }
  const ask = async <T>(plugin: string, operation: string, input: object): Promise<T> => {
    const answer = await (await operationOf(plugin, operation))(structuredClone({ ...input, ...told }), host)
    return structuredClone(answer) as T
  }
  const { hits } = await ask<ScanAnswer>('researcher', 'scan', {})
  const plan = await ask<Plan>('planner', 'plan', { hits })
  const evidence = await gather(plan, documents, brief, ask)
  const blocks: Block[] = []
  const claims: Claim[] = []
  const rejected: WriteAnswer['rejected'][number][] = []
  const earlier: EarlierClaim[] = []
  for (const section of plan.outline) {
    const shown = evidence.filter((one) => one.questionIds.some((id) => section.questionIds.includes(id)))
    const share = shareOf(evidence, blocks, brief)
    const answer = await ask<WriteAnswer>('writer', 'write', {
      title: plan.title,
      section,
      questions: plan.questions,
      evidence: shown,
      earlier,
      share,
    })
    rejected.push(...answer.rejected)
    for (const block of answer.blocks) {
      const rename = new Map(
        block.claims.map(({ id }) => [id, `c${claims.length + block.claims.findIndex((claim) => claim.id === id) + 1}`]),
      )
      const text = block.text.replaceAll(/\[\[c:([^\]]+)\]\]/g, (_, id: string) => `[[c:${rename.get(id) ?? id}]]`)
      const ids = block.claims.map(({ id }) => rename.get(id) ?? id)
      blocks.push({ id: `b${blocks.length + 1}`, sectionId: section.id, kind: block.kind, text, claims: ids })
      claims.push(...block.claims.map(({ kind, evidenceIds }, at) => ({ id: ids[at] ?? '', text: '', kind, evidenceIds })))
    }
    const own = deriveClaims(blocks, claims).slice(earlier.length)
    earlier.push(...own.map(({ text, evidenceIds }) => ({ text, evidenceIds })))
  }
  const derived = deriveClaims(blocks, claims)
  const windows = evidence.map((one) => ({ ...one, window: windowAround(textOf(one.sourceId, documents), one) }))
  const verdicts = judgeClaims({ blocks, claims: derived, evidence: windows })
  const review = await ask<ReviewAnswer>('editor', 'review', { plan, blocks, verdicts })
  const score = scoreVersion({ blocks, claims: derived, verdicts, plan, brief, acceptance: review.acceptance, evidence })
  return { plan, evidence, blocks, claims: derived, rejected, review, score, host }
}

function textOf(sourceId: string, documents: Documents): string {
  return Object.values(documents)[Number(sourceId.slice(1)) - 1] ?? ''
}

async function gather(
  plan: Plan,
  documents: Documents,
  brief: Brief,
  ask: <T>(plugin: string, operation: string, input: object) => Promise<T>,
): Promise<Chained['evidence']> {
  const found = new Map<string, Evidence & { title: string }>()
  const quotes = Math.max(12, Math.ceil((brief.words ?? 800) / plan.questions.length / 12))
  for (const question of plan.questions) {
    const answer = await ask<ResearchAnswer>('researcher', 'research', {
      plan,
      questionIds: [question.id],
      gaps: [],
      limits: { queries: 3, pages: 8, quotes },
    })
    for (const { sourceId, quote, questionIds } of answer.quotes) {
      const text = textOf(sourceId, documents)
      const span = quoteLocator(text)(quote)
      if (span === null) throw new Error(`not verbatim: ${quote}`)
      const key = `${sourceId} ${span.start} ${span.end}`
      const known = found.get(key)
      const name = Object.keys(documents)[Number(sourceId.slice(1)) - 1] ?? ''
      found.set(key, {
        id: '',
        sourceId,
        quote: text.slice(span.start, span.end),
        ...span,
        title: titleOf(name, documents),
        questionIds: [...new Set([...(known?.questionIds ?? []), ...questionIds])],
      })
    }
  }
  return [...found.values()]
    .sort((a, b) => (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : a.start - b.start))
    .map((one, at) => Object.assign(one, { id: `e${at + 1}` }))
}

/** What each source may still be quoted, as the host counts it. */
function shareOf(evidence: Chained['evidence'], blocks: readonly Block[], brief: Brief): Readonly<Record<string, number>> {
  const sources = [...new Set(evidence.map(({ sourceId }) => sourceId))]
  const most = Math.max(90, (1.5 * (brief.words ?? 800)) / Math.max(1, sources.length))
  const text = blocks.map((block) => block.text).join(' ')
  return Object.fromEntries(
    sources.map((sourceId) => {
      const used = evidence.filter((one) => one.sourceId === sourceId && text.includes(one.quote.slice(0, 40)))
      return [sourceId, Math.max(0, Math.floor(most - used.reduce((sum, { quote }) => sum + quote.split(/\s+/).length, 0)))]
    }),
  )
}

/** The draft as Markdown, with claims as superscript numbers, for looking at. */
export function toMarkdown({ plan, blocks }: Pick<Chained, 'plan' | 'blocks'>): string {
  const body = blocks.map(({ kind, text }) => (kind === 'heading' ? `## ${text}` : text.replaceAll(/\[\[c:c(\d+)\]\]/g, '[$1]')))
  return [`# ${plan.title}`, ...body].join('\n\n')
}

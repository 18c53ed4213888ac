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
  const module = (await import(/* @vite-ignore */ new URL(`../../${plugin}/src/index.ts`, import.meta.url).href)) as { default: Plugin }
  const work = module.default.operations[operation] as Operation<unknown>
  return async (input, host) => work(input, host)
}

/** Runs scan, plan, research for each question, write for each section, and review over a folder of documents. */
export async function chain(brief: Brief, documents: Documents, mode: Mode = 'extractive', options: HostOptions = {}): Promise<Chained> {
  const host = createFolderHost(documents, options)
  const context = { brief, mode }
  const ask = async <T>(plugin: string, operation: string, input: object): Promise<T> => {
    const answer = await (await operationOf(plugin, operation))(structuredClone({ ...input, ...context }), host)
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
    const shown = evidence
      .filter((one) => one.questionIds.some((id) => section.questionIds.includes(id)))
      .slice(0, Math.max(12, Math.ceil(section.words / 12)))
    const share = shareOf(evidence, earlier, brief)
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
  const review = await ask<ReviewAnswer>('editor', 'review', {
    plan,
    blocks,
    verdicts,
    length: { now: 0, wanted: brief.words ?? 800, left: 0 },
    unused: [],
  })
  const score = scoreVersion({ blocks, claims: derived, verdicts, plan, brief, evidence })
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
  const found: (Evidence & { title: string; questionIds: readonly string[] })[] = []
  const words = brief.words ?? 800
  const quotes = Math.min(80, Math.max(12, Math.ceil(words / (12 * plan.questions.length)) * 2))
  for (const question of plan.questions) {
    const limits = { queries: 3, pages: 8, quotes }
    const answer = await ask<ResearchAnswer>('researcher', 'research', { plan, questionIds: [question.id], gaps: [], limits })
    for (const { sourceId, quote, questionIds } of answer.quotes) {
      const text = textOf(sourceId, documents)
      const span = quoteLocator(text)(quote)
      if (span === null) throw new Error(`not verbatim: ${quote}`)
      const twin = found.findIndex((one) => one.sourceId === sourceId && one.start <= span.start && span.end <= one.end)
      const old = found[twin]
      if (old !== undefined) {
        found[twin] = { ...old, questionIds: [...new Set([...old.questionIds, ...questionIds])] }
        continue
      }
      const name = Object.keys(documents)[Number(sourceId.slice(1)) - 1] ?? ''
      const own = { sourceId, quote: text.slice(span.start, span.end), title: titleOf(name, documents), questionIds }
      found.push({ id: `e${found.length + 1}`, ...own, ...span })
    }
  }
  return found
}

/** Words that each source may still be quoted, as the host counts them. */
function shareOf(evidence: Chained['evidence'], earlier: readonly EarlierClaim[], brief: Brief): Readonly<Record<string, number>> {
  const sources = [...new Set(evidence.map(({ sourceId }) => sourceId))]
  const words = brief.words ?? 800
  const most = sources.length === 1 ? words : Math.max(90, (1.5 * words) / Math.max(1, sources.length))
  const cited = new Set(earlier.flatMap(({ evidenceIds }) => evidenceIds))
  return Object.fromEntries(
    sources.map((sourceId) => {
      const used = evidence.filter((one) => one.sourceId === sourceId && cited.has(one.id))
      return [sourceId, Math.max(0, Math.floor(most - used.reduce((sum, { quote }) => sum + quote.split(/\s+/).length, 0)))]
    }),
  )
}

/** The draft as Markdown, with claims as superscript numbers, for looking at. */
export function toMarkdown({ plan, blocks }: Pick<Chained, 'plan' | 'blocks'>): string {
  const body = blocks.map(({ kind, text }) => (kind === 'heading' ? `## ${text}` : text.replaceAll(/\[\[c:c(\d+)\]\]/g, '[$1]')))
  return [`# ${plan.title}`, ...body].join('\n\n')
}

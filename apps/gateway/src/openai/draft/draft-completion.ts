import type { Runtime } from '@galley/runtime'
import type { Draft, DraftEvent, Ephemeral, EventType } from '@galley/sdk'
import { draftModel } from '../../models/model-routes.ts'
import { describeEvent } from '../../studio/draft/describe-event.ts'

/** A citation as OpenAI's API has it; the places are UTF-16 units of the content. */
interface UrlCitation {
  readonly type: 'url_citation'
  readonly url_citation: { readonly start_index: number; readonly end_index: number; readonly url: string; readonly title: string }
}

/** Content of the answer: a draft as Markdown with its citations. */
export interface DraftContent {
  readonly content: string
  readonly annotations: readonly UrlCitation[]
}

/** Events that are told as the model's reasoning: the steps of the work, not each sentence of it. */
const told: ReadonlySet<EventType> = new Set([
  'draft.started',
  'draft.resumed',
  'agent.started',
  'plan.ready',
  'search.done',
  'source.added',
  'source.failed',
  'round.started',
  'round.scored',
  'budget.spent',
  'draft.done',
  'draft.incomplete',
])

/** Line of reasoning for an event; empty for one that is not told. */
export function reasoningOf(event: DraftEvent | Ephemeral): string {
  return 'seq' in event && told.has(event.type) ? `${describeEvent(event)}\n` : ''
}

/** Reads the content of a finished draft. A source that has no address of its own is cited by its page at this gateway. */
export async function readContent(runtime: Pick<Runtime, 'drafts'>, id: string, origin: string): Promise<DraftContent> {
  const { text, citations } = await runtime.drafts.cited(id)
  const annotations = citations.map(({ start, end, source }): UrlCitation => {
    const url = /^https?:/.test(source.address) ? source.address : `${origin}/drafts/${id}/sources/${encodeURIComponent(source.id)}`
    return { type: 'url_citation', url_citation: { start_index: start, end_index: end, url, title: source.title } }
  })
  return { content: text, annotations }
}

/** Tokens of all roles, in OpenAI's words. */
export function usageOf({ usage }: Draft): Readonly<Record<string, number>> {
  const roles = Object.values(usage)
  const sum = (name: 'promptTokens' | 'completionTokens'): number => roles.reduce((all, role) => all + (role?.[name] ?? 0), 0)
  const [prompt, completion] = [sum('promptTokens'), sum('completionTokens')]
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion }
}

/** Members that every piece of the answer has. */
export function frameOf({ id, createdAt }: Pick<Draft, 'id' | 'createdAt'>, object: string): Readonly<Record<string, unknown>> {
  return { id, object, created: Math.floor(Date.parse(createdAt) / 1000), model: draftModel }
}

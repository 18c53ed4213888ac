import { join } from 'node:path'
import type { InjectedGateway } from '../injection/start-gateway.ts'
import { root } from '../start-galley.ts'

const folder = join(root, 'examples', 'first-draft', 'documents')

/** Orders a draft on the example's documents; answers the response's status and the draft's id. */
export async function orderDraft({ ask }: InjectedGateway, n: number): Promise<{ readonly status: number; readonly id: string }> {
  const brief = { topic: `Open models and package registries, part ${n}`, words: 300, sources: { folder } }
  const headers = { 'content-type': 'application/json' }
  const answer = await ask('/v1/drafts', { method: 'POST', headers, body: JSON.stringify(brief) })
  return { status: answer.status, id: ((await answer.json()) as { id?: string }).id ?? '' }
}

/** Orders so many drafts at once, and answers their ids in order. */
export async function orderDrafts(gateway: InjectedGateway, count: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push((await orderDraft(gateway, n)).id)
  return ids
}

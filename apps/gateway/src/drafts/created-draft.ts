import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { addressOf } from '../site/address-of.ts'

/** Answer to a brief whose draft is written now: its places at this gateway. */
export interface CreatedDraft {
  readonly id: string
  /** False where an earlier request with the same key had ordered it. */
  readonly created: boolean
  readonly draft: string
  readonly events: string
  readonly page: string
}

/** Makes the answer to an order: the draft's id, and the paths of its state, its events and its page. */
export function createdDraft(c: Context<AppEnv>, id: string, created: boolean): CreatedDraft {
  const draft = addressOf(c, `/v1/drafts/${id}`)
  return { id, created, draft, events: `${draft}/events`, page: addressOf(c, `/drafts/${id}`) }
}

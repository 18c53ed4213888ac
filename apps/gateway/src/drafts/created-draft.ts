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
export function createdDraft(id: string, created: boolean): CreatedDraft {
  return { id, created, draft: `/v1/drafts/${id}`, events: `/v1/drafts/${id}/events`, page: `/drafts/${id}` }
}

import type { Fault } from '@galley/fault'
import type { DraftPage, DraftSummary } from '@galley/runtime'

/** Part of the list of drafts that the first page shows. */
export interface ShownDrafts {
  readonly drafts: readonly DraftSummary[]
  /** Search that was asked for. */
  readonly page: DraftPage
  readonly hasOlder: boolean
  readonly hasNewer: boolean
  /** For how long drafts are kept. */
  readonly kept: string
}

/** Contents of the first page. */
export interface Home {
  readonly list: ShownDrafts
  /** True when a search provider is configured. */
  readonly hasWeb: boolean
  /** The form as it was sent, when it was refused. */
  readonly refused?: { readonly fault: Fault; readonly values: Readonly<Record<string, string>> }
}

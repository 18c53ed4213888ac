import type { Fault } from '@galley/fault'
import type { DraftSummary } from '@galley/runtime'

/** Contents of the first page. */
export interface Home {
  readonly drafts: readonly DraftSummary[]
  /** True when a search provider is configured. */
  readonly hasWeb: boolean
  /** The form as it was sent, when it was refused. */
  readonly refused?: { readonly fault: Fault; readonly values: Readonly<Record<string, string>> }
}

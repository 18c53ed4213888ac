import type {
  Approval,
  CheckedSentence,
  DraftDiff,
  DraftOrder,
  DraftPage,
  DraftSummary,
  Exported,
  ExportFormatName,
  ExportOptions,
  InsertedSource,
} from '@galley/runtime'
import type { Draft, DraftEvent, Ephemeral, Version } from '@galley/sdk'

/** Part of the list of drafts that a command asks for. */
type ListPage = Pick<DraftPage, 'limit' | 'search'>

/** Drafts as the commands use them: the same whether they lie in this process or behind a gateway. */
export interface DraftsClient {
  order(brief: unknown, options: Pick<DraftOrder, 'idempotencyKey' | 'baseFolder'>): Promise<{ readonly id: string }>
  get(id: string): Promise<Draft>
  list(page: ListPage): Promise<readonly DraftSummary[]>
  events(id: string, options: { readonly since?: number; readonly signal: AbortSignal }): AsyncIterable<DraftEvent | Ephemeral>
  cancel(id: string): Promise<void>
  resume(id: string): Promise<void>
  approve(id: string, approval: Approval): Promise<void>
  delete(id: string): Promise<void>
  diff(id: string, from: number, to: number): Promise<DraftDiff>
  export(id: string, format: ExportFormatName, options?: ExportOptions): Promise<Exported>
  /** The papers of a finished draft: one line, a Sigstore bundle. Fault DRAFT_NOT_FINISHED. */
  papers(id: string, options: { readonly withBrief: boolean }): Promise<string>
  versions(id: string): Promise<readonly Version[]>
  /** Checks words that were typed in the place of a block; nothing is kept. */
  checkWords(id: string, text: string, blockId: string): Promise<readonly CheckedSentence[]>
  /** Puts Markdown in the place of a block; `after` is `Draft.seq` of the draft that it was typed on. Fault DRAFT_MOVED_ON. */
  edit(id: string, edit: { readonly blockId: string; readonly text: string }, after: number): Promise<Draft>
  choose(id: string, n: number): Promise<Draft>
  /** Orders a section to be written again; its events tell what comes of it, as they do of a source that is inserted. */
  rewrite(id: string, sectionId: string): Promise<void>
  insertSource(id: string, source: InsertedSource): Promise<void>
  /** True when the drafts live in another process. */
  readonly remote: boolean
  close(): Promise<void>
}

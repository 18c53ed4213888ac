/** Address of a draft as a resource: its Markdown. */
export const draftUri = (id: string): string => `galley://drafts/${encodeURIComponent(id)}`

/** Address of the whole record of a draft. */
export const recordUri = (id: string): string => `${draftUri(id)}/record`

/** Address of the stored text of a draft's source. */
export const sourceUri = (id: string, source: string): string => `${draftUri(id)}/sources/${encodeURIComponent(source)}`

/** A resource that an address names: a draft, its record, or one of its sources. */
export interface DraftResource {
  readonly id: string
  readonly part: 'draft' | 'record' | { readonly source: string }
}

/** Reads such an address; null for any other. */
export function readDraftUri(uri: string): DraftResource | null {
  const { id, record, source } =
    /^galley:\/\/drafts\/(?<id>[\w.-]+)(?:(?<record>\/record)|\/sources\/(?<source>[\w.-]+))?$/.exec(uri)?.groups ?? {}
  if (id === undefined) return null
  return { id, part: source !== undefined ? { source } : record !== undefined ? 'record' : 'draft' }
}

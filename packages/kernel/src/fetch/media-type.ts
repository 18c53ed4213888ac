/** A `Content-Type` header, read as far as it matters here. */
export interface MediaType {
  /** Lower case, without parameters; empty when there is none. */
  readonly type: string
  readonly charset?: string
}

/** Reads a `Content-Type` header. */
export function readMediaType(header: string): MediaType {
  const type = (header.split(';')[0] ?? '').trim().toLowerCase()
  const charset = /;\s*charset\s*=\s*"?([\w:.+-]+)/i.exec(header)?.[1]
  return { type, ...(charset === undefined ? {} : { charset }) }
}

const texts = new Set([
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'text/x-markdown',
  'application/json',
  'application/xml',
  'text/xml',
  'text/csv',
  'text/tab-separated-values',
  'text/event-stream',
])

/** Tells if a type is text: pages, texts, tables, JSON and XML are. */
export function isTextType(type: string): boolean {
  return texts.has(type) || /^application\/[\w.-]+\+(json|xml)$/.test(type)
}

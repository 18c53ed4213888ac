/** Reads a text as a record; an empty one where there is none, or none that can be read: it decides nothing, and the check of drift says so. */
export function readRecord(parser: (text: string) => unknown, text: string | null): Readonly<Record<string, unknown>> {
  try {
    return recordOf(text === null ? null : parser(text.replace(/^\uFEFF/, '')))
  } catch {
    return {}
  }
}

/** A value as a record; an empty one where it is none. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {}
}

/** The keys of a value that is an object, none for anything else. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {}
}

/** A JSON file's object, an empty one where there is none that can be read. */
export function readJsonObject(text: string | null): Readonly<Record<string, unknown>> {
  try {
    return text === null ? {} : objectOf(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    // It is reported when it cannot be edited.
    return {}
  }
}

/** The text at a key of an object; empty where there is none. */
export function textAt(object: unknown, key: string): string {
  const value = objectOf(object)[key]
  return typeof value === 'string' ? value : ''
}

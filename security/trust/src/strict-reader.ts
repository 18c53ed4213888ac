/** Makes the fault for a wrong value: `policy.signers.acme.to`, `is not a date`. */
export type Refuse = (at: string, why: string) => Error

/** Reads JSON that must have an exact shape; every surprise is refused, with its place. */
export interface StrictReader {
  readonly object: <Key extends string, Optional extends string = never>(
    value: unknown,
    at: string,
    keys: readonly Key[],
    optional?: readonly Optional[],
  ) => Readonly<Record<Key, unknown> & Partial<Record<Optional, unknown>>>
  /** Takes an object with any keys. */
  readonly record: (value: unknown, at: string) => Readonly<Record<string, unknown>>
  readonly entries: (value: unknown, at: string) => readonly (readonly [string, unknown])[]
  readonly list: <T>(value: unknown, at: string, item: (value: unknown, at: string) => T) => readonly T[]
  readonly matching: (pattern: RegExp) => (value: unknown, at: string) => string
  readonly oneOf: <const Word extends string>(words: readonly Word[]) => (value: unknown, at: string) => Word
}

/** Creates a reader that refuses in the caller's words. All keys but the optional ones are required, and no others may be there. */
export function createStrictReader(refuse: Refuse): StrictReader {
  const record = (value: unknown, at: string): Readonly<Record<string, unknown>> => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(at, 'is not an object')
    return value as Readonly<Record<string, unknown>>
  }
  const matching = (pattern: RegExp) => (value: unknown, at: string) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw refuse(at, `is not of the form ${pattern.source}`)
    return value
  }
  return {
    object(value, at, keys, optional = []) {
      const found = record(value, at)
      const known = new Set<string>([...keys, ...optional])
      const unknown = Object.keys(found).find((key) => !known.has(key))
      if (unknown !== undefined) throw refuse(`${at}.${unknown}`, 'is not a key we know')
      const missing = keys.find((key) => !Object.hasOwn(found, key))
      if (missing !== undefined) throw refuse(`${at}.${missing}`, 'is missing')
      return found as never
    },
    record,
    entries: (value, at) => Object.entries(record(value, at)),
    list(value, at, item) {
      if (!Array.isArray(value)) throw refuse(at, 'is not a list')
      return value.map((member: unknown, index) => item(member, `${at}[${index}]`))
    },
    matching,
    oneOf: (words) => (value, at) => {
      const word = words.find((candidate) => candidate === value)
      if (word === undefined) throw refuse(at, `is not one of ${words.join(', ')}`)
      return word
    },
  }
}

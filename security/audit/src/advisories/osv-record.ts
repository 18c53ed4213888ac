/** An OSV record as far as an audit reads it (OSV schema 1.7). Every field comes from outside and is checked by its reader. */
export interface OsvRecord {
  readonly id: string
  readonly modified: string
  readonly withdrawn?: unknown
  readonly aliases?: unknown
  readonly summary?: unknown
  readonly details?: unknown
  readonly severity?: unknown
  readonly database_specific?: unknown
  readonly affected: readonly Readonly<Record<string, unknown>>[]
}

/** An id goes into file names, addresses and reports: letters, digits and a few marks, as all databases have them. */
const idPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{1,127}$/

/** True for what can be the id of an advisory. */
export function isAdvisoryId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value)
}

/** True for a text that is a time. */
export function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}

/**
 * Looks at any value as an OSV record. `null` means that it is something else altogether (a settings file in a folder of advisories);
 * a text says what is wrong with a record, which is never skipped in silence.
 */
export function readOsvRecord(value: unknown): OsvRecord | string | null {
  if (!isPlainObject(value) || (value['id'] === undefined && value['affected'] === undefined)) return null
  if (!isAdvisoryId(value['id'])) return 'its id is none'
  const { modified, affected = [] } = value
  if (!isTime(modified)) return 'its date of change is none'
  if (!Array.isArray(affected) || !affected.every(isPlainObject)) return 'what it affects is not a list'
  return { ...value, id: value['id'], modified, affected }
}

/** True for an object that is neither null nor a list. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The texts of a list from outside; everything else is left out. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : []
}

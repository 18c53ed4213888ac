import { parse, TomlError } from 'smol-toml'
import type { BlindSpot } from '../../parsed-lockfile.ts'

/** A TOML table as the library gives it. */
export type TomlTable = Readonly<Record<string, unknown>>

/** One element of an array of tables, with the line of its `[[header]]`. */
export interface TomlItem {
  readonly line: number
  readonly table: TomlTable
}

/** A TOML file; without a table where it has a syntax error, which is a blind spot at its line. */
export interface TomlText {
  readonly table?: TomlTable
  readonly blindSpots: readonly BlindSpot[]
}

/** Parses TOML; a text that is none becomes a blind spot at the line of its error. */
export function readToml(text: string): TomlText {
  try {
    return { table: parse(text), blindSpots: [] }
  } catch (error) {
    if (error instanceof TomlError)
      return { blindSpots: [{ line: error.line, what: `this is not TOML: ${error.message.split('\n', 1)[0] ?? ''}` }] }
    if (error instanceof RangeError) return { blindSpots: [{ line: 1, what: 'this TOML is nested too deeply to be a lockfile' }] }
    throw error
  }
}

/**
 * Reads TOML, and of one array of tables the line of each element, which the library does not keep: headers stand in the array's own
 * order, so a scan for them finds it (line 1 for all if their number differs).
 */
export function readTomlItems(text: string, array: string): TomlText & { readonly items: readonly TomlItem[] } {
  const { table, blindSpots } = readToml(text)
  if (table === undefined) return { items: [], blindSpots }
  const header = new RegExp(`^[ \\t]*\\[\\[[ \\t]*["']?${array}["']?[ \\t]*\\]\\]`)
  const lines = text.split('\n').flatMap((line, index) => (header.test(line) ? [index + 1] : []))
  const tables = listAt(table, array)
  const items = tables.map((item, index) => ({ line: lines.length === tables.length ? (lines[index] ?? 1) : 1, table: asTable(item) }))
  return { table, items, blindSpots }
}

/** The value as a table, an empty one for anything else. */
export function asTable(value: unknown): TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) ? (value as TomlTable) : {}
}

/** The table below a key, an empty one for anything else. */
export function tableAt(table: TomlTable, key: string): TomlTable {
  return asTable(Object.hasOwn(table, key) ? table[key] : undefined)
}

/** The list below a key, an empty one for anything else. */
export function listAt(table: TomlTable, key: string): readonly unknown[] {
  const value = Object.hasOwn(table, key) ? table[key] : undefined
  return Array.isArray(value) ? value : []
}

/** The text or number below a key as text, undefined for anything else. */
export function wordAt(table: TomlTable, key: string): string | undefined {
  const value = Object.hasOwn(table, key) ? table[key] : undefined
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
}

/** The texts in the list below a key. */
export function wordsAt(table: TomlTable, key: string): readonly string[] {
  return listAt(table, key).filter((item) => typeof item === 'string')
}

import { parse } from 'yaml'
import { textOf } from '../evaluation-data.ts'
import { writeZip } from '../../security/audit/src/cross-check/write-zip.ts'
import { readdirSync } from 'node:fs'

/** An advisory record, as far as the bench looks into it. */
export interface RawAdvisory {
  readonly id: string
  readonly withdrawn?: string
  readonly affected?: readonly {
    readonly package?: { readonly name: string; readonly ecosystem: string }
    readonly versions?: readonly string[]
    readonly ranges?: readonly { readonly type: string; readonly events: readonly Readonly<Record<string, string>>[] }[]
  }[]
}

/** Reads the YAML records below a folder. */
export function readYamlAdvisories(folder: string): readonly RawAdvisory[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'))
  return names.toSorted().map((path) => parse(textOf(folder, path), { schema: 'failsafe' }) as RawAdvisory)
}

/** Zips records in the form in which OSV exports them. */
export function zipAdvisories(records: readonly RawAdvisory[]): Buffer {
  return writeZip(records.map((record) => ({ name: `${record.id}.json`, text: JSON.stringify(record) })))
}

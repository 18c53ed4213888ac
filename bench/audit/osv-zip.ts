import { parse } from 'yaml'
import { textOf } from '../evaluation-data.ts'
import type { RawAdvisory } from '../../security/audit/test/scanner/explain-difference.ts'
import { writeZip } from '../../security/audit/src/cross-check/write-zip.ts'
import { readdirSync } from 'node:fs'

/** Reads the YAML records below a folder. */
export function readYamlAdvisories(folder: string): readonly RawAdvisory[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'))
  return names.toSorted().map((path) => parse(textOf(folder, path), { schema: 'failsafe' }) as RawAdvisory)
}

/** Zips records in the form in which OSV exports them. */
export function zipAdvisories(records: readonly RawAdvisory[]): Buffer {
  return writeZip(records.map((record) => ({ name: `${record.id}.json`, text: JSON.stringify(record) })))
}

import * as fs from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { buildIndex } from '../../src/advisories/build-index.ts'
import type { Ecosystem } from '../../src/ecosystem.ts'
import { openIndex, type AdvisoryIndex } from '../../src/advisories/open-index.ts'
import { writeZip } from '../../src/cross-check/write-zip.ts'
import { tempFolder } from '@galley/testkit/vitest'

/** Writes records as an OSV export and answers the path of the zip. */
export function exportOf(records: readonly { readonly id: string }[], folder = tempFolder()): string {
  const zip = join(folder, 'all.zip')
  fs.writeFileSync(zip, writeZip(records.map((record) => ({ name: `${record.id}.json`, text: JSON.stringify(record) }))))
  return zip
}

/** An open index of records, closed when the test ends. */
export async function indexOf(records: readonly { readonly id: string }[], ecosystem: Ecosystem = 'npm'): Promise<AdvisoryIndex> {
  const folder = tempFolder()
  await buildIndex({ fs, ecosystem, from: exportOf(records), folder })
  const index = openIndex({ fs, ecosystem, folder })
  onTestFinished(() => index.close())
  return index
}

import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { beforeAll, describe, expect, test } from 'vitest'
import { createIndexSource } from '../src/advisories/create-index-source.ts'
import { askScanner } from '../src/cross-check/ask-scanner.ts'
import { compareAnswers, type Difference } from '../src/cross-check/compare-answers.ts'
import { verifyScanner } from '../src/cross-check/verify-scanner.ts'
import type { Ecosystem } from '../src/ecosystem.ts'
import { exportOf, indexOf } from './advisories/index-of.ts'
import { explainDifference } from './scanner/explain-difference.ts'
import { findScanner } from './scanner/find-scanner.ts'
import { makeUpAdvisories } from './scanner/made-up-advisories.ts'

const found = await findScanner()
const file = 'file' in found ? found.file : ''

describe.skipIf('reason' in found)(`the real osv-scanner${'reason' in found ? ` (SKIPPED: ${found.reason})` : ''}`, () => {
  beforeAll(async () => {
    expect(await verifyScanner({ fs, spawn, temp: tmpdir() }, file)).toEqual({ state: 'verified', version: '2.6.0' })
  })

  test.each<[Ecosystem, readonly string[]]>([
    ['npm', ['other spelling of a listed version']],
    ['PyPI', ['no version of the ecosystem']],
  ])('sees the same as our own engine: %s', async (ecosystem, known) => {
    const { records, packages } = makeUpAdvisories(ecosystem, 300)
    const { about } = await createIndexSource(await indexOf(records, ecosystem)).advise([])
    const asked = await askScanner({ fs, spawn, temp: tmpdir() }, file, {
      packages,
      databases: { [ecosystem]: { zip: exportOf(records) } },
    })
    if (asked.state === 'failed') throw new Error(asked.reason)
    const { missing, strange, differences } = compareAnswers(packages, about, asked.answer)
    const reasons = differences.flatMap((difference) =>
      difference.ids.map((id) =>
        reasonOf(
          difference,
          records.find((record) => record.id === id),
        ),
      ),
    )
    expect({ missing, strange, reasons: [...new Set(reasons)].toSorted() }).toEqual({ missing: [], strange: [], reasons: known })
    expect(packages.filter((item) => about(item).affecting.length > 0).length).toBeGreaterThan(packages.length / 4)
  })
})

function reasonOf(difference: Difference, record: Parameters<typeof explainDifference>[1]): string {
  const why = explainDifference(difference, record)
  return why === 'unexplained' ? `${difference.only} alone: ${JSON.stringify({ ...difference, record })}` : why
}

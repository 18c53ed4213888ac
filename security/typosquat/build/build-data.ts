import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { zstdCompressSync, constants } from 'node:zlib'
import { collectScopes } from './collect-scopes.ts'
import { countWords } from './count-words.ts'
import { readFromPackage } from './read-from-package.ts'
import { selectNpm } from './select-npm.ts'
import { selectPypi } from './select-pypi.ts'
import { countTrigrams } from '../src/feature/letter-counts.ts'
import { createNameTable } from '../src/table/name-table.ts'
import { packNames } from '../src/table/pack-names.ts'
import type { Snapshot } from './select-pypi.ts'

// Builds data/*.zst from popularity lists (their licences: NOTICE), nothing else:
//   node --conditions=galley-source security/typosquat/build/build-data.ts --pypi pypi-top.tsv [--history FOLDER] [--debian names.txt]
// --history: earlier lists of the same project, one a month, `2024-03.json`, from its repository's history.
// --pypi: rank, name, downloads a month (hugovk/top-pypi-packages); --debian: lines `python3-NAME` (`apt-cache pkgnames python3-`).

/** Versions of the lists that are read; the two snapshots are three months apart. */
const newerSpec = 'download-counts@2.20260301.0'
const olderSpec = 'download-counts@2.20251201.0'
const impactSpec = 'npm-high-impact@1.13.0'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const { values } = parseArgs({ options: { pypi: { type: 'string' }, history: { type: 'string' }, debian: { type: 'string' } } })
if (values.pypi === undefined) throw new Error('--pypi FILE is needed')

const newer = new Map(Object.entries(JSON.parse(readFromPackage(newerSpec, 'counts.json')) as Record<string, number>))
const older = new Map(Object.entries(JSON.parse(readFromPackage(olderSpec, 'counts.json')) as Record<string, number>))
const impact = [...readFromPackage(impactSpec, 'lib/top.js').matchAll(/^ {2}'([^']+)'/gm)].map((match) => match[1] ?? '')
const npm = selectNpm({ newer, older, impact })
const debian = values.debian === undefined ? '' : readFileSync(values.debian, 'utf8')
const folder = values.history
const history = (folder === undefined ? [] : readdirSync(folder)).map((file) => {
  const { rows } = JSON.parse(readFileSync(join(folder ?? '', file), 'utf8')) as Pick<Snapshot, 'rows'>
  return { month: file.slice(0, 7), rows }
})
const pypi = selectPypi({ top: readFileSync(values.pypi, 'utf8'), history, debian })
const words = countWords([...older.keys()], [...pypi.keys()])

const tables = { npm: packNames(npm), scopes: packNames(collectScopes(npm)), pypi: packNames(pypi), words: packNames(words) }
const letters = [tables.npm, tables.pypi].map((table) => countTrigrams(createNameTable(table)))
for (const [file, bytes] of Object.entries({ ...tables, letters: Buffer.concat(letters.map(({ buffer }) => new Uint8Array(buffer))) })) {
  const packed = zstdCompressSync(bytes, {
    params: { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_windowLog]: 22 },
  })
  writeFileSync(fileURLToPath(new URL(`../data/${file}.zst`, import.meta.url)), packed)
  say(`${file}: ${bytes.length} bytes, ${packed.length} packed`)
}

import { join } from 'node:path'
import type { Ecosystem } from '../ecosystem.ts'
import { readScannerReport, type ScannerAnswer } from './read-scanner-report.ts'
import { runProgram, type ProgramResult } from './run-program.ts'
import type { ScannerPackage } from './scanner-package.ts'
import type { ScannerServices } from './scanner-services.ts'

/** Advisories for the scanner: the zip of an ecosystem's OSV export. */
export type ScannerDatabases = Partial<Readonly<Record<Ecosystem, { readonly zip: string } | { readonly bytes: Uint8Array }>>>

/** An answer, or why there is none. */
export type ScannerOutcome =
  | { readonly state: 'answered'; readonly exit: 0 | 1; readonly answer: ScannerAnswer }
  | { readonly state: 'failed'; readonly reason: string }

/** Bytes of the scanner's report: more than one of 100,000 packages has. */
const maxBytes = 256 << 20

/** Exit codes of osv-scanner 2.6.0 (`cmd/run.go`) that are no answer. Its JSON is never read then: it lists packages it did not check. */
const exitReasons: Readonly<Record<number, string>> = {
  127: 'it stopped with an error (127)',
  128: 'it found no packages in what it was given (128)',
  129: 'its advisories could not be reached (129)',
  130: 'it refused its settings (130)',
}

/**
 * Asks osv-scanner about packages, offline, by its custom input file: no shell, fixed arguments, an empty folder to stand in,
 * an environment of our own. Only exits 0 and 1 are answers. Extra lockfiles are for the self-test.
 */
export async function askScanner(
  services: ScannerServices,
  file: string,
  question: {
    readonly packages: readonly ScannerPackage[]
    readonly databases: ScannerDatabases
    readonly lockfiles?: readonly { readonly parser: string; readonly text: string }[]
  },
): Promise<ScannerOutcome> {
  const { fs } = services
  const folder = fs.mkdtempSync(join(services.temp, 'galley-scan-'))
  try {
    const [work, database] = [join(folder, 'work'), join(folder, 'database')]
    fs.mkdirSync(work)
    layDatabases(services, database, question.databases)
    const settings = join(folder, 'settings.toml')
    fs.writeFileSync(settings, '')
    const inputs = [{ parser: 'osv-scanner', text: scannerInput(question.packages) }, ...(question.lockfiles ?? [])].map(
      ({ parser, text }, index) => {
        const path = join(folder, `input-${index}`)
        fs.writeFileSync(path, text)
        return ['--lockfile', `${parser}:${path}`]
      },
    )
    const args = [
      'scan',
      'source',
      '--offline',
      '--no-resolve',
      '--all-packages',
      '--all-vulns',
      '--format',
      'json',
      '--config',
      settings,
      '--verbosity',
      'error',
      ...inputs.flat(),
    ]
    const env = {
      HOME: folder,
      TMPDIR: folder,
      OSV_SCALIBR_LOCAL_DB_CACHE_DIRECTORY: database,
      OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY: database,
    }
    const { spawn, timeoutMs = 60_000, signal } = services
    return judge(await runProgram({ spawn, file, args, cwd: work, env, timeoutMs, maxBytes, ...(signal ? { signal } : {}) }))
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function judge(result: ProgramResult): ScannerOutcome {
  const { exit } = result
  if (result.reason !== undefined) return { state: 'failed', reason: result.reason }
  if (exit !== 0 && exit !== 1) {
    const said = result.stderr.trim().split('\n').at(-1) ?? ''
    return { state: 'failed', reason: [exitReasons[exit ?? -1] ?? `it stopped with exit ${exit}`, said].filter(Boolean).join(': ') }
  }
  const answer = readScannerReport(result.stdout)
  if (!answer) return { state: 'failed', reason: 'its answer cannot be read' }
  const hits = [...answer.values()].some((ids) => ids.length > 0)
  return hits === (exit === 1)
    ? { state: 'answered', exit, answer }
    : { state: 'failed', reason: `its exit ${exit} contradicts its answer` }
}

/** The custom input of osv-scanner: its own result format, with packages only (docs, "Custom lockfiles"). */
function scannerInput(packages: readonly ScannerPackage[]): string {
  return JSON.stringify({
    results: [{ packages: packages.map(({ name, version, ecosystem }) => ({ package: { name, version, ecosystem } })) }],
  })
}

/** Both layouts that versions of the scanner read: `osv-scalibr` (the code) and `osv-scanner` (the documentation). */
function layDatabases({ fs }: ScannerServices, folder: string, databases: ScannerDatabases): void {
  for (const [ecosystem, database] of Object.entries(databases)) {
    for (const layout of ['osv-scalibr', 'osv-scanner']) {
      const place = join(folder, layout, ecosystem)
      fs.mkdirSync(place, { recursive: true })
      const zip = join(place, 'all.zip')
      if ('bytes' in database) fs.writeFileSync(zip, database.bytes)
      else link(fs, database.zip, zip)
    }
  }
}

function link(fs: ScannerServices['fs'], from: string, to: string): void {
  try {
    fs.symlinkSync(from, to)
  } catch {
    fs.copyFileSync(from, to)
  }
}

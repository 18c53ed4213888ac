import { gte, valid } from 'semver'
import { askScanner } from './ask-scanner.ts'
import { runProgram } from './run-program.ts'
import { scannerKey, type ScannerPackage } from './scanner-package.ts'
import type { ScannerServices } from './scanner-services.ts'
import { writeZip } from './write-zip.ts'

/** The oldest version that is used: those before read only the first document of a pnpm lockfile (osv-scanner#3080). */
const minScannerVersion = '2.6.0'

/** Verdict on a program: an osv-scanner that sees what it should, or the reason why not. */
export type VerifiedScanner =
  | { readonly state: 'verified'; readonly version: string }
  | { readonly state: 'unverified'; readonly reason: string }

const affected: ScannerPackage = { ecosystem: 'npm', name: 'galley-self-test', version: '1.0.0' }
const unaffected: ScannerPackage = { ecosystem: 'npm', name: 'galley-self-test', version: '2.0.0' }
const hidden: ScannerPackage = { ecosystem: 'npm', name: 'galley-self-test-hidden', version: '1.0.0' }

/**
 * Asks a program for its version, then lets it find an invented advisory: one affected package of two, and one in the second document
 * of a pnpm lockfile. A program that is too old, blind, or none at all is not used.
 */
export async function verifyScanner(services: ScannerServices, file: string): Promise<VerifiedScanner> {
  const unverified = (reason: string): VerifiedScanner => ({ state: 'unverified', reason })
  const said = await runProgram({
    spawn: services.spawn,
    file,
    args: ['--version'],
    cwd: services.temp,
    env: {},
    timeoutMs: 10_000,
    maxBytes: 10_000,
    ...(services.signal ? { signal: services.signal } : {}),
  })
  if (said.reason !== undefined || said.exit !== 0)
    return unverified(said.reason ?? `asked for its version it stopped with exit ${said.exit}`)
  const version = /osv-scanner version: v?(\S+)/.exec(said.stdout)?.[1] ?? ''
  if (valid(version) === null) return unverified('it does not name its version')
  if (!gte(version, minScannerVersion))
    return unverified(`it is version ${version}, and only ${minScannerVersion} or later sees every document of a lockfile`)
  const tried = await askScanner(services, file, {
    packages: [affected, unaffected],
    databases: { npm: { bytes: selfTestAdvisories() } },
    lockfiles: [{ parser: 'pnpm-lock.yaml', text: twoDocuments }],
  })
  if (tried.state === 'failed') return unverified(`in its self-test ${tried.reason}`)
  const hits = [affected, unaffected, hidden].map((item) => tried.answer.get(scannerKey(item))?.length)
  return hits.join() === '1,0,1' ? { state: 'verified', version } : unverified('it did not see an advisory that its self-test holds')
}

function selfTestAdvisories(): Buffer {
  const records = [affected, hidden].map(({ ecosystem, name }, index) => ({
    id: `GALLEY-SELF-TEST-${index + 1}`,
    modified: '2026-01-01T00:00:00Z',
    published: '2026-01-01T00:00:00Z',
    affected: [{ package: { ecosystem, name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }] }],
  }))
  return writeZip(records.map((record) => ({ name: `${record.id}.json`, text: JSON.stringify(record) })))
}

const twoDocuments = `---
lockfileVersion: '9.0'
importers:
  .:
    configDependencies: {}
packages: {}
snapshots: {}

---
lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      ${hidden.name}:
        specifier: ${hidden.version}
        version: ${hidden.version}
packages:
  ${hidden.name}@${hidden.version}:
    resolution: {integrity: sha512-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==}
snapshots:
  ${hidden.name}@${hidden.version}: {}
`

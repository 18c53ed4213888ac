import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { locateScanner } from '../cross-check/locate-scanner.ts'
import { verifyScanner } from '../cross-check/verify-scanner.ts'
import { fault } from '../faults.ts'
import { buildWithGo, findGo } from './build-with-go.ts'
import { fetchRelease } from './fetch-release.ts'
import { scannerVersion } from './scanner-release.ts'
import type { InstallServices } from './install-services.ts'

/** Source of the program; Go where it is found, when left out. */
export interface InstallRequest {
  /** The folder of installed programs: `<cache>/2.6.0/<sha256>/osv-scanner`. */
  readonly cache: string
  /** Base address of the release's files. */
  readonly address: string
  readonly by?: 'go' | 'release'
}

/** An osv-scanner that passed its self-test. */
export interface InstalledScanner {
  readonly file: string
  readonly version: string
  /** SHA-256 of the file, in hex. */
  readonly digest: string
  readonly by: 'here' | 'go' | 'release'
}

/**
 * Installs the pinned osv-scanner: built from its Go module where there is a Go toolchain, else the program of the release, whose provenance
 * has to hold. Either passes the self-test before it is laid where audits look for it, by its digest and by one rename.
 * @throws SCANNER_PLATFORM, SCANNER_NOT_FETCHED, SCANNER_UNTRUSTED, SCANNER_UNFIT, ADVISORIES_ADDRESS_INVALID
 */
export async function installScanner(services: InstallServices, request: InstallRequest): Promise<InstalledScanner> {
  const { fs } = services
  const here = request.by === undefined ? await findInstalled(services, request.cache) : null
  if (here !== null) return here
  fs.mkdirSync(request.cache, { recursive: true, mode: 0o700 })
  const work = fs.mkdtempSync(join(request.cache, '.new-'))
  try {
    const { file, by } = await obtain(services, request, work)
    fs.chmodSync(file, 0o700)
    services.onStep?.('letting it find what it should')
    const checked = await verifyScanner(services, file)
    if (checked.state === 'unverified') throw fault('SCANNER_UNFIT', { why: checked.reason })
    const digest = createHash('sha256').update(fs.readFileSync(file)).digest('hex')
    return { file: lay(services, request.cache, { file, work, digest }), version: checked.version, digest, by }
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
}

async function findInstalled(services: InstallServices, cache: string): Promise<InstalledScanner | null> {
  const version = join(cache, scannerVersion)
  if (!services.fs.existsSync(version)) return null
  const located = locateScanner({ fs: services.fs, cache, untrusted: [], windows: services.platform === 'win32' })
  if (located.state !== 'found' || !located.file.startsWith(services.fs.realpathSync(version))) return null
  const checked = await verifyScanner(services, located.file)
  if (checked.state === 'unverified') return null
  const digest = createHash('sha256').update(services.fs.readFileSync(located.file)).digest('hex')
  return { file: located.file, version: checked.version, digest, by: 'here' }
}

async function obtain(
  services: InstallServices,
  { by, address, cache }: InstallRequest,
  work: string,
): Promise<{ readonly file: string; readonly by: 'go' | 'release' }> {
  const go = by === 'release' ? null : findGo(services)
  if (by === 'go' && go === null) throw fault('SCANNER_UNFIT', { why: 'there is no Go toolchain on PATH to build it' })
  if (go !== null) {
    const built = await buildWithGo(services, go, work)
    services.signal?.throwIfAborted()
    if (built.state === 'built') return { file: built.file, by: 'go' }
    if (by === 'go') throw fault('SCANNER_UNFIT', { why: built.reason })
    services.onStep?.(`Go cannot build it (${built.reason}); fetching the release`)
  }
  // A download that breaks goes on next time: its pieces lie beside the programs, not in the folder of this try.
  const folder = join(cache, '.fetching')
  services.fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fetched = await fetchRelease(services, { address, folder }).catch((error: unknown) => {
    if (!isUnfinished(services, folder)) services.fs.rmSync(folder, { recursive: true, force: true })
    throw error
  })
  const file = join(work, 'program')
  services.fs.renameSync(fetched, file)
  services.fs.rmSync(folder, { recursive: true, force: true })
  return { file, by: 'release' }
}

function isUnfinished({ fs }: InstallServices, folder: string): boolean {
  return fs.readdirSync(folder).some((name) => name.endsWith('.part'))
}

/** One rename: an audit at the same moment sees the whole program or none. */
function lay(
  { fs, platform }: InstallServices,
  cache: string,
  { file, work, digest }: { readonly file: string; readonly work: string; readonly digest: string },
): string {
  const name = platform === 'win32' ? 'osv-scanner.exe' : 'osv-scanner'
  const [ready, place] = [join(work, 'ready'), join(cache, scannerVersion, digest)]
  fs.mkdirSync(ready, { mode: 0o700 })
  fs.renameSync(file, join(ready, name))
  fs.mkdirSync(join(cache, scannerVersion), { recursive: true, mode: 0o700 })
  // One that is there and damaged goes; a whole one is the same.
  fs.rmSync(place, { recursive: true, force: true })
  fs.renameSync(ready, place)
  return join(place, name)
}

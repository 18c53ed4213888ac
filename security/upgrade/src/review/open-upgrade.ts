import { isFault } from '@galley/fault'
import { isRegistryPackage, type LockedPackage, type NpmFacts, type RegistryClient } from '@galley/audit'
import type { Upgrade } from '../compare/upgrade.ts'
import type { Profile } from '../inspect/profile.ts'
import type { KnownReadings } from '../inspect/create-files-reader.ts'
import { archiveKinds } from '../release/archive-kind.ts'
import { npmArchives, pythonArchives, type ReleaseArchive } from '../release/find-archives.ts'
import { openRelease, type OpenedRelease } from '../release/open-release.ts'
import type { ReleaseCache } from '../release/release-cache.ts'

/** Both releases of an upgrade as far as they could be opened. */
export interface OpenedUpgrade {
  readonly before: Profile | null
  readonly after: Profile | null
  /** The reason why one could not be opened, in words that follow its name. */
  readonly problem: string | null
  /** Nobody could open it here: it comes from elsewhere than a registry, or may not be named to one. */
  readonly isByDesign: boolean
  /** The registry serves other bytes of the later release than the lockfile holds the hash of. */
  readonly isOther: boolean
}

/** Services that open releases. */
export interface OpenServices {
  readonly client: RegistryClient | null
  readonly cache: ReleaseCache
  readonly signal: AbortSignal
}

const unopened = { before: null, after: null, isOther: false }

/** Opens the releases of an upgrade, both by the same kind of archive: a wheel is not compared with a source archive. */
export async function openUpgrade({ from, to }: Upgrade, facts: NpmFacts | null, services: OpenServices): Promise<OpenedUpgrade> {
  for (const locked of from === null ? [to] : [from, to]) {
    const why = whyNot(locked)
    if (why !== null) return { ...unopened, problem: why, isByDesign: true }
  }
  try {
    const [earlier, later] = [from === null ? null : await archivesOf(from, facts, services), await archivesOf(to, facts, services)]
    const kind = archiveKinds.find((one) => [earlier ?? later, later].every((all) => all.some((archive) => archive.kind === one)))
    if (kind === undefined) return { ...unopened, problem: 'no archive of it is known here', isByDesign: false }
    const known: KnownReadings = new Map()
    const open = async (archives: readonly ReleaseArchive[]): Promise<OpenedRelease> =>
      openOne(
        archives.find((one) => one.kind === kind),
        { ...services, known },
      )
    const before = earlier === null ? null : await open(earlier)
    const after = await open(later)
    return {
      before: before !== null && 'profile' in before ? before.profile : null,
      after: 'profile' in after ? after.profile : null,
      problem: problemOf(after) ?? (before === null ? null : problemOf(before)),
      isByDesign: false,
      isOther: 'isOther' in after,
    }
  } catch (error) {
    services.signal.throwIfAborted()
    if (!isFault(error)) throw error
    return { ...unopened, problem: error.message.replace(/\.$/, ''), isByDesign: false }
  }
}

async function archivesOf(
  locked: LockedPackage,
  facts: NpmFacts | null,
  { client, signal }: OpenServices,
): Promise<readonly ReleaseArchive[]> {
  if (locked.ecosystem === 'PyPI') return pythonArchives(locked, client, signal)
  return npmArchives(locked, facts?.releases.find(({ version }) => version === locked.version) ?? null, client)
}

async function openOne(
  archive: ReleaseArchive | undefined,
  { client, cache, known, signal }: OpenServices & { readonly known: KnownReadings },
): Promise<OpenedRelease> {
  return archive === undefined
    ? { problem: 'no archive of it is known here' }
    : openRelease(archive, { cache, known, isOffline: client === null, signal })
}

function problemOf(opened: OpenedRelease): string | null {
  if ('problem' in opened) return opened.problem
  return 'isOther' in opened ? 'the registry serves another archive than the one that is locked' : null
}

function whyNot(locked: LockedPackage): string | null {
  if (locked.bundled === true) return 'it lies in the archive of another package'
  if (locked.version === '') return 'the lockfile does not say which release it is'
  return isRegistryPackage(locked)
    ? null
    : `it comes from a ${locked.source.kind === 'git' ? 'git repository' : locked.source.kind}, not from a registry`
}

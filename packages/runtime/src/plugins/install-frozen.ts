import { digest, type PluginLockEntry } from '@galley/trust'
import { fault } from '../faults.ts'
import { checkReleaseName } from './facts/check-release-name.ts'
import { comparePowers, grantedBy } from './facts/compare-powers.ts'
import { powersOf } from './facts/powers-of.ts'
import { checkVersion } from './install-source.ts'
import { installedRef } from './load/list-installed.ts'
import { readStored } from './load/read-installed.ts'
import type { PapersServices } from './papers-services.ts'
import type { FrozenReport } from './plugin-papers.ts'
import type { UnverifiedRelease } from './plugin-source.ts'
import { projectFiles } from './project/project-files.ts'
import { readProjectLock, type ProjectLock } from './project/project-lock.ts'
import { readPolicy } from './project/read-policy.ts'
import { writeLock } from './project/write-lock.ts'
import { readSource } from './read-source.ts'
import { selectRelease } from './select-release.ts'
import { storeRelease } from './store/store-release.ts'
import { verifySource } from './verified-source.ts'

/**
 * Brings the store to the lock as it lies there: every plugin is got, equal to the lock in every digest, verified, and asks for what was
 * approved. Only when all of them pass is the lock remembered as this machine's. Faults as `PluginPapers.installFrozen`.
 */
export async function installFrozen(services: PapersServices, allowDowngrade: boolean): Promise<FrozenReport> {
  return services.exclusively(projectFiles(services).writing, async () => {
    const lock = readProjectLock(services)
    if (lock.state === 'replayed' && !allowDowngrade) throw fault('LOCK_REPLAYED', { file: lock.files.lock })
    for (const { name, version } of lock.entries) checkVersion(lock, name, version, allowDowngrade)
    const releases = await Promise.all(lock.entries.map(async (entry) => ({ entry, release: await getLocked(services, lock, entry) })))
    for (const { entry, release } of releases) storeRelease(lock.files.store, entry.tarball, release)
    const newPowers = lock.entries.flatMap((entry) => powersBeyondLast(lock, entry))
    if (lock.state !== 'last') writeLock(lock, lock.entries)
    for (const entry of lock.entries) await services.kernel.replace(installedRef(entry))
    const plugins = lock.entries.map(({ name, version, tarball }) => ({ name, version, digest: tarball }))
    return { plugins, newPowers, isFirst: lock.state === 'first' }
  })
}

async function getLocked(services: PapersServices, lock: ProjectLock, entry: PluginLockEntry): Promise<UnverifiedRelease> {
  const { name, version } = entry
  checkReleaseName(name, { own: services.ownNames, installed: [name] })
  const policy = readPolicy(lock.files.policy)
  const release = readIntact(lock, entry) ?? asLocked(await selectRelease(await readSource(entry.spec, services), policy), entry)
  const part = differenceFrom(entry, release)
  if (part !== null) throw fault('LOCK_MISMATCH', { name, part, spec: entry.spec })
  const { manifest } = verifySource(release, policy, services.clock(), { name, version })
  const { added } = comparePowers(grantedBy(entry.grant), powersOf(manifest))
  if (added.length > 0) throw fault('GRANT_EXCEEDED', { name, powers: added.join('; ') })
  return release
}

/** Returns the part of a release whose digest is not that of the lock; null when all are. */
function differenceFrom(entry: PluginLockEntry, { tarball, sbom, bundles }: UnverifiedRelease): string | null {
  const parts = Object.entries({ tarball, sbom, bundles } as const)
  const [part = null] = parts.find(([key, bytes]) => digest('sha256', bytes) !== entry[key as 'tarball' | 'sbom' | 'bundles']) ?? []
  return part
}

/** Tells if a release lies in the store as the lock has it, and need not be got again; anything else is replaced. */
function readIntact({ files }: ProjectLock, entry: PluginLockEntry): UnverifiedRelease | null {
  try {
    const stored = readStored(files.store, entry)
    return stored !== null && differenceFrom(entry, stored) === null ? stored : null
  } catch {
    return null
  }
}

/** Lists the powers that a lock grants a plugin beyond those that the last lock of this machine did. */
function powersBeyondLast({ memory }: ProjectLock, { name, grant }: PluginLockEntry): FrozenReport['newPowers'] {
  const { added } = comparePowers(grantedBy(memory.grants.get(name) ?? {}), grantedBy(grant))
  return added.length === 0 ? [] : [{ name, powers: added }]
}

/** Verdicts are added at the end of a release's bundles: those that came after the lock are left out again. */
function asLocked(release: UnverifiedRelease, entry: PluginLockEntry): UnverifiedRelease {
  const lines = release.bundles.split('\n').slice(0, -1)
  const shorter = lines.map((_, index) => `${lines.slice(0, index + 1).join('\n')}\n`)
  const bundles = shorter.find((text) => digest('sha256', text) === entry.bundles) ?? release.bundles
  return { ...release, bundles }
}

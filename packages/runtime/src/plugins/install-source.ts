import { digest, type PluginLockEntry } from '@galley/trust'
import semver from 'semver'
import { fault } from '../faults.ts'
import { powersOf } from './facts/powers-of.ts'
import { inspectSource, type InspectedSource } from './inspect-source.ts'
import { installedRef } from './load/list-installed.ts'
import type { PapersServices } from './papers-services.ts'
import type { InstalledPlugin, InstallOrder } from './plugin-papers.ts'
import { checkLock, readProjectLock, type ProjectLock } from './project/project-lock.ts'
import { projectFiles } from './project/project-files.ts'
import { writeLock } from './project/write-lock.ts'
import { storeRelease } from './store/store-release.ts'

/** Installs what was agreed to: verified once more, into the store, then into the lock. Faults as `PluginPapers.install`. */
export async function installSource(
  services: PapersServices,
  { source, consent, allowDowngrade = false }: InstallOrder,
): Promise<InstalledPlugin> {
  return services.exclusively(projectFiles(services).writing, async () => {
    const lock = readProjectLock(services)
    checkLock(lock)
    const inspected = await inspectSource(services, lock, source)
    const { facts, release, fetched, entry } = inspected
    const { name, version } = release
    if (facts.consent !== consent) throw fault('CONSENT_STALE', { name })
    const isOlder = checkVersion(lock, name, version, allowDowngrade)
    if (isOlder) await services.log({ action: 'override', name, version, spec: fetched.spec, code: 'VERSION_OLDER' })
    storeRelease(lock.files.store, release.tarballDigest, fetched)
    writeLock(lock, [...lock.entries.filter((one) => one.name !== name), entryOf(inspected, services.clock())])
    const { author, reviewers } = release
    const papers = { author: author.id, reviewers: reviewers.map(({ id }) => id) }
    const digests = { tarball: release.tarballDigest, sbom: release.sbomDigest, bundles: digest('sha256', fetched.bundles) }
    await services.log({
      action: entry === null ? 'install' : 'update',
      name,
      version,
      spec: fetched.spec,
      ...digests,
      ...papers,
      ...(facts.changes === null ? {} : { changes: facts.changes }),
      consent,
    })
    await services.kernel.replace(installedRef(release))
    return { name, version, digest: release.tarballDigest }
  })
}

/** Refuses a version that is older than one that was here, unless that is allowed; returns true for one that is. Fault VERSION_OLDER. */
export function checkVersion({ memory }: ProjectLock, name: string, version: string, allowDowngrade: boolean): boolean {
  const highest = memory.highest.get(name)
  if (highest === undefined || !semver.lt(version, highest)) return false
  if (!allowDowngrade) throw fault('VERSION_OLDER', { name, version, highest })
  return true
}

function entryOf({ release, fetched }: InspectedSource, now: Date): PluginLockEntry {
  const { name, version, tarballDigest, sbomDigest, manifest } = release
  const grant = { ...powersOf(manifest) }
  return {
    name,
    version,
    spec: fetched.spec,
    tarball: tarballDigest,
    sbom: sbomDigest,
    bundles: digest('sha256', fetched.bundles),
    grant,
    approvedAt: now.toISOString(),
  }
}

import type { LockedPackage } from '../locked-package.ts'
import { isRegistryPackage } from '../origin/find-origin.ts'
import { hostOf } from './read-npmrc.ts'
import type { Ecosystem } from '../ecosystem.ts'

/** Hosts that are one public registry under several names. */
const publicHosts: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: ['registry.npmjs.org', 'registry.yarnpkg.com', 'registry.npmjs.com'],
  PyPI: ['pypi.org', 'files.pythonhosted.org', 'pypi.python.org'],
}

/** The registry a package was resolved from, the public one by its first name; undefined where the lockfile does not say. */
export function registryHost(locked: LockedPackage): string | undefined {
  const { source, ecosystem } = locked
  if (source.kind !== 'registry' && (source.kind !== 'tarball' || !isRegistryPackage(locked))) return undefined
  const host = (source.kind === 'registry' ? source.host : undefined) ?? (source.url === undefined ? undefined : hostOf(source.url))
  return host === undefined ? undefined : firstName(host, ecosystem)
}

/** The name by which a registry of several names is known. */
export function firstName(host: string, ecosystem: Ecosystem): string {
  return isPublicHost(host, ecosystem) ? (publicHosts[ecosystem][0] ?? host) : host
}

/** True for the registry that everybody can publish to. */
export function isPublicHost(host: string, ecosystem: Ecosystem): boolean {
  return publicHosts[ecosystem].includes(host)
}

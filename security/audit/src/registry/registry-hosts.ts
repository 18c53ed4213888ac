import type { LockedPackage } from '../locked-package.ts'
import { hostOf } from './read-npmrc.ts'
import type { Ecosystem } from '../ecosystem.ts'

/** Hosts that are one public registry under several names. */
const publicHosts: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: ['registry.npmjs.org', 'registry.yarnpkg.com'],
  PyPI: ['pypi.org', 'files.pythonhosted.org', 'pypi.python.org'],
}

/** The registry a package was resolved from, the public one by its first name; undefined where the lockfile does not say. */
export function registryHost({ source, ecosystem }: LockedPackage): string | undefined {
  if (source.kind !== 'registry') return undefined
  const host = source.host ?? (source.url === undefined ? undefined : hostOf(source.url))
  return host !== undefined && publicHosts[ecosystem].includes(host) ? publicHosts[ecosystem][0] : host
}

/** True for the registry that everybody can publish to. */
export function isPublicHost(host: string, ecosystem: Ecosystem): boolean {
  return publicHosts[ecosystem].includes(host)
}

import type { LockedManifests } from './locked-manifests.ts'
import { askedSpecifiers } from '../../read-manifest.ts'

/** package-lock.json v2 and v3 copy each manifest of the project (`packages[""]` and the workspaces); null for v1, which does not. */
export function readNpmManifests(text: string): LockedManifests | null {
  const packages = packagesOf(text)
  if (!packages) return null
  const manifests = Object.entries(packages)
    .filter(([folder]) => !/(?:^|\/)node_modules\//.test(folder))
    .map(([folder, entry]) => ({ folder, specifiers: askedSpecifiers(entry) }))
  return { manifests, overridden: new Set() }
}

function packagesOf(text: string): Record<string, Record<string, unknown>> | null {
  try {
    const { packages } = JSON.parse(text) as { packages?: Record<string, Record<string, unknown>> }
    return typeof packages === 'object' ? packages : null
  } catch {
    // A lockfile that is no JSON is a blind spot already.
    return null
  }
}

/** bun.lock does the same, under `workspaces`. */
export function readBunManifests(lock: unknown): LockedManifests | null {
  const { workspaces, overrides } = (lock ?? {}) as { workspaces?: Record<string, Record<string, unknown>>; overrides?: object }
  if (typeof workspaces !== 'object') return null
  return {
    manifests: Object.entries(workspaces).map(([folder, entry]) => ({ folder, specifiers: askedSpecifiers(entry) })),
    overridden: new Set(Object.keys(overrides ?? {})),
  }
}

import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { saySystemError } from '@galley/fault'
import { fault } from './faults.ts'
import type { BundledModule } from './bundle-plugin.ts'
import type { ModuleOwner } from './module-owner.ts'
import type { PluginSource } from './read-plugin.ts'
import type { SbomLock } from './sbom-lock.ts'

/** A package in an npm lock of version 3, as far as an SBOM tells it. */
interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/**
 * Reads from a plugin's `package-lock.json` the packages that its bundle holds, and no others: whether they are dependencies at run time or
 * at development time decides nothing, for all of them are bundled. Each needs a sha512.
 * @throws SBOM_LOCK_INVALID DEPENDENCY_NOT_LOCKED
 */
export function readNpmLock(plugin: PluginSource, modules: readonly BundledModule[]): SbomLock {
  const locked = readLock(plugin)
  const owners = new Map(modules.map(({ owner }) => [owner.dir, owner]))
  owners.delete(plugin.dir)
  const kept = new Map([...owners.values()].map((owner) => [placeOf(owner, plugin), findLocked(owner, plugin, locked)]))
  const names = new Set([...owners.values()].map(({ name }) => name))
  const packages = Object.fromEntries(
    [...kept].map(([place, { version, resolved, integrity, license, dependencies = {} }]) => [
      place,
      {
        version,
        // A tarball of this machine has no address that others could use.
        ...(resolved === undefined || resolved.startsWith('file:') ? {} : { resolved }),
        integrity,
        ...(license === undefined ? {} : { license }),
        dependencies: Object.fromEntries(Object.entries(dependencies).filter(([name]) => names.has(name))),
      },
    ]),
  )
  const below = new Set(Object.values(packages).flatMap(({ dependencies }) => Object.keys(dependencies)))
  const atTop = [...owners.values()].filter((owner) => placeOf(owner, plugin) === `node_modules/${owner.name}`)
  const isDirect = ({ name }: ModuleOwner): boolean => Object.hasOwn(plugin.dependencies, name) || !below.has(name)
  return { direct: Object.fromEntries(atTop.filter(isDirect).map(({ name, version }) => [name, version])), packages }
}

function readLock(plugin: PluginSource): Readonly<Record<string, LockedPackage>> {
  const refuse = (why: string, cause?: unknown): Error =>
    fault('SBOM_LOCK_INVALID', { name: plugin.name, file: 'package-lock.json', why }, { cause })
  let lock: { lockfileVersion?: unknown; packages?: Readonly<Record<string, LockedPackage>> }
  try {
    lock = JSON.parse(readFileSync(join(plugin.dir, 'package-lock.json'), 'utf8')) as typeof lock
  } catch (cause) {
    throw refuse(`it cannot be read: ${saySystemError(cause)}`, cause)
  }
  if (lock.lockfileVersion !== 3 || typeof lock.packages !== 'object') throw refuse('it is not an npm lock of version 3')
  return lock.packages
}

function placeOf(owner: ModuleOwner, plugin: PluginSource): string {
  return relative(plugin.dir, owner.dir).split(sep).join('/')
}

function findLocked(owner: ModuleOwner, plugin: PluginSource, locked: Readonly<Record<string, LockedPackage>>): LockedPackage {
  const { name, version } = owner
  const place = placeOf(owner, plugin)
  const found = Object.hasOwn(locked, place) ? locked[place] : undefined
  if (found?.version !== version) throw fault('DEPENDENCY_NOT_LOCKED', { name: plugin.name, packages: `${name} ${version}` })
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(found.integrity ?? ''))
    throw fault('SBOM_LOCK_INVALID', { name: plugin.name, file: 'package-lock.json', why: `${place} has no sha512` })
  return found
}

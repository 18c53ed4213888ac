import type { Finding } from '@galley/findings'
import { parse } from 'yaml'
import { readObject, readSpecifiers, type Manifest, type Specifiers } from '../../read-manifest.ts'
import { readOwnManifests, type OwnManifest } from '../../read-own-manifests.ts'
import { driftFindings } from './drift-findings.ts'
import type { DriftLock } from './drift-lock.ts'
import { readPnpmManifests, type LockedManifest, type LockedManifests } from './read-pnpm-manifests.ts'

type Table = Readonly<Record<string, unknown>>

const command = 'pnpm install --lockfile-only'

/**
 * Compares as `pnpm install --frozen-lockfile` does: every specifier, in its field, must be written as the lockfile remembers it, and so
 * must catalogs and overrides. Nothing is compared where a pnpmfile rewrites manifests.
 */
export function judgePnpm(lock: DriftLock): readonly Finding[] {
  const memory = readPnpmManifests(lock.text)
  if (memory === null) return []
  const text = lock.files('pnpm-workspace.yaml')
  const settings = text === null ? {} : table(parse(text))
  const patterns = Array.isArray(settings['packages']) ? settings['packages'].filter((pattern) => typeof pattern === 'string') : []
  const held = new Map(memory.manifests.map((one) => [one.folder, one]))
  const folders = [...held.keys()].filter((folder) => folder !== '.')
  const manifests = readOwnManifests(lock.files, [...folders, ...patterns])
  const place = text === null ? null : { path: 'pnpm-workspace.yaml', text }
  return [
    ...manifests.flatMap((one) => judgeManifest(lock, one, held.get(one.folder), memory)),
    ...(place === null ? [] : judgeCatalogs(lock, place, memory.catalogs, settings)),
    ...judgeOverrides(lock, memory.overrides, settings),
  ]
}

function judgeManifest(lock: DriftLock, one: OwnManifest, held: LockedManifest | undefined, memory: LockedManifests): readonly Finding[] {
  const { path, text, manifest } = one
  const finding = driftFindings(lock, { path, text }, command)
  const asked = askedOf(manifest, { withPeers: memory.settings.get('autoInstallPeers') === 'true' })
  if (held === undefined) {
    // A member that asks for nothing changes nothing.
    return asked.size === 0 ? [] : [finding({ name: manifest.name, message: 'is a workspace member that the lockfile does not know' })]
  }
  const overridden = new Set([...memory.overrides.keys()].map((key) => key.replace(/^.*>/, '').replace(/(?<=.)@.*$/, '')))
  const mayMiss = (name: string, specifier: string): boolean =>
    (manifest.optional.has(name) && /^ignoredOptionalDependencies:/m.test(lock.text)) ||
    (/^(?:link|workspace):/.test(specifier) && memory.settings.get('excludeLinksFromLockfile') === 'true')
  const differing = [...asked].flatMap(([name, { specifier, field }]) => {
    const before = held.specifiers.get(name)
    if (overridden.has(name)) return []
    if (before === undefined) {
      if (mayMiss(name, specifier)) return []
      return [finding({ name, message: `is asked for as ${specifier}, and the lockfile does not hold it`, evidence: { asked: specifier } })]
    }
    if (before !== specifier) {
      const message = `is asked for as ${specifier}, but the lockfile was made for ${before}`
      return [finding({ name, message, evidence: { asked: specifier, held: before } })]
    }
    const was = held.fields.get(name) ?? field
    const message = `is asked for in ${field}, but the lockfile has it in ${was}`
    return was === field ? [] : [finding({ name, severity: 'medium', message, evidence: { asked: field, held: was } })]
  })
  const left = [...held.specifiers.keys()]
    .filter((name) => !asked.has(name) && !manifest.peers.has(name) && !overridden.has(name))
    .map((name) => finding({ name, severity: 'medium', message: 'is no longer asked for, and the lockfile still holds it' }))
  return [...differing, ...left]
}

/** Of a name in several fields the last one counts; peers are the project's own dependencies where pnpm installs them by itself. */
function askedOf(
  manifest: Manifest,
  { withPeers }: { readonly withPeers: boolean },
): ReadonlyMap<string, { readonly specifier: string; readonly field: string }> {
  const fieldOf = (name: string): string => {
    if (manifest.optional.has(name)) return 'optionalDependencies'
    return manifest.dependencies.has(name) || !manifest.development.has(name) ? 'dependencies' : 'devDependencies'
  }
  return new Map(
    [...(withPeers ? manifest.peers : []), ...manifest.asked].map(([name, specifier]) => [name, { specifier, field: fieldOf(name) }]),
  )
}

/** The lockfile holds only those entries of catalogs that are used. */
function judgeCatalogs(
  lock: DriftLock,
  place: { readonly path: string; readonly text: string },
  held: Specifiers,
  settings: Table,
): readonly Finding[] {
  const finding = driftFindings(lock, place, command)
  const asked = new Map<string, string>()
  for (const [name, entries] of [['default', settings['catalog']] as const, ...Object.entries(table(settings['catalogs']))])
    for (const [dependency, specifier] of readSpecifiers(entries)) asked.set(`${name} ${dependency}`, specifier)
  return [...held].flatMap(([key, before]) => {
    const now = asked.get(key)
    if (now === before) return []
    const message = `is ${now ?? 'not'} in the catalog, but the lockfile was made for ${before}`
    return [finding({ name: key.slice(key.indexOf(' ') + 1), message, evidence: { asked: now ?? '', held: before } })]
  })
}

/** pnpm takes overrides from pnpm-workspace.yaml; before version 11 also from package.json, there as yarn's `resolutions` too. */
function judgeOverrides(lock: DriftLock, held: Specifiers, settings: Table): readonly Finding[] {
  const text = lock.files('package.json')
  const root = readObject(text)
  if (text === null || root === null) return []
  const isOld = typeof root['packageManager'] === 'string' && /^pnpm@(?:[1-9]|10)\./.test(root['packageManager'])
  const inManifest = new Map([...readSpecifiers(root['resolutions']), ...readSpecifiers(table(root['pnpm'])['overrides'])])
  const inSettings = readSpecifiers(settings['overrides'])
  const asked = new Map([...inManifest, ...inSettings])
  const finding = driftFindings(lock, { path: 'package.json', text }, command)
  const isNew = (name: string): boolean => !held.has(name) && (isOld || inSettings.has(name))
  const added = [...asked].filter(([name, specifier]) => isNew(name) && specifier !== '-')
  const changed = [...held].filter(([name, before]) => {
    const now = asked.get(name)
    return now === undefined || (now !== before && !/^(?:\$|catalog:)/.test(now))
  })
  return [
    ...added.map(([name, specifier]) =>
      finding({ name, message: `is overridden by ${specifier}, and the lockfile was made without that` }),
    ),
    ...changed.map(([name, before]) =>
      finding({ name, message: `is overridden by ${asked.get(name) ?? 'nothing'}, but the lockfile was made with ${before}` }),
    ),
  ]
}

const table = (value: unknown): Table => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {})

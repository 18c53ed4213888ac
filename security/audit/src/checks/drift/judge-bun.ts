import type { Finding } from '@galley/findings'
import { parse as parseJsonc } from 'jsonc-parser'
import { askedSpecifiers, readObject, readSpecifiers, type Specifiers } from '../../read-manifest.ts'
import { readOwnManifests, readPatterns, type OwnManifest } from '../../read-own-manifests.ts'
import { driftFindings } from './drift-findings.ts'
import type { DriftLock } from './drift-lock.ts'
import { kindOf, satisfiesNpm } from './satisfies-npm.ts'

type Table = Readonly<Record<string, unknown>>

/**
 * Compares as `bun install --frozen-lockfile` does: each manifest must ask for the names that the lockfile remembers of it, and each range
 * that was changed must be content with the version that is held.
 */
export function judgeBun(lock: DriftLock): readonly Finding[] {
  const read = table(parseJsonc(lock.text))
  const workspaces = table(read['workspaces'])
  if (Object.keys(workspaces).length === 0) return []
  const root = readObject(lock.files('package.json'))
  const patterns = [...Object.keys(workspaces).filter((folder) => folder !== ''), ...readPatterns(lock.files('package.json'))]
  const known = {
    workspaces,
    members: new Set(Object.values(workspaces).map((one) => String(table(one)['name']))),
    packages: table(read['packages']),
    overridden: new Set([...Object.keys(table(read['overrides'])), ...Object.keys(overridesOf(root))].map(nameOf)),
    catalogs: readCatalogs(root ?? {}),
  }
  const manifests = readOwnManifests(lock.files, patterns)
  return [...manifests.flatMap((one) => judgeManifest(lock, one, known)), ...judgeOverrides(lock, read, root)]
}

interface Known {
  readonly workspaces: Table
  /** Names of workspace members: asking for one brings nothing. */
  readonly members: ReadonlySet<string>
  readonly packages: Table
  readonly overridden: ReadonlySet<string>
  readonly catalogs: Specifiers
}

function judgeManifest(lock: DriftLock, one: OwnManifest, known: Known): readonly Finding[] {
  const { folder, path, text, manifest } = one
  const finding = driftFindings(lock, { path, text }, 'bun install --lockfile-only')
  const remembered = known.workspaces[folder === '.' ? '' : folder]
  if (remembered === undefined) return [finding({ name: manifest.name, message: 'is a workspace member that the lockfile does not know' })]
  const copy = table(remembered)
  const optionalPeers = new Set([...manifest.optionalPeers, ...(Array.isArray(copy['optionalPeers']) ? copy['optionalPeers'] : [])])
  const held = new Map([...readSpecifiers(copy['peerDependencies']), ...askedSpecifiers(copy)])
  const asked = new Map([...manifest.peers, ...manifest.asked])
  const differing = [...asked].flatMap(([name, specifier]) => {
    const before = held.get(name)
    if (before === undefined) {
      if (known.members.has(name) || (optionalPeers.has(name) && !manifest.asked.has(name))) return []
      return [finding({ name, message: `is asked for as ${specifier}, and the lockfile does not hold it`, evidence: { asked: specifier } })]
    }
    const wanted = specifier.startsWith('catalog:') ? (known.catalogs.get(`${specifier.slice(8)} ${name}`) ?? specifier) : specifier
    if (known.overridden.has(name) || (wanted === before && specifier === before)) return []
    const locked = findHeld(known.packages, manifest.name, name)
    const isContent = locked !== null && kindOf(wanted) !== 'place' ? satisfiesNpm(name, wanted, locked) : specifier === before
    if (isContent) return []
    const message = `is asked for as ${wanted}, but the lockfile was made for ${before}`
    return [finding({ name, message, evidence: { asked: wanted, held: before } })]
  })
  const left = [...held.keys()]
    .filter((name) => !asked.has(name) && !optionalPeers.has(name))
    .map((name) => finding({ name, severity: 'medium', message: 'is no longer asked for, and the lockfile still holds it' }))
  return [...differing, ...left]
}

/** A member's own version stands below its name, else everybody's. */
function findHeld(packages: Table, member: string, name: string): { readonly alias?: string; readonly version: string } | null {
  const entry = packages[`${member}/${name}`] ?? packages[name]
  const { real, version } =
    /^(?<real>(?:@[^/@]+\/)?[^/@]+)@(?<version>.*)$/.exec(String(Array.isArray(entry) ? entry[0] : ''))?.groups ?? {}
  if (real === undefined || version === undefined) return null
  return real === name ? { version } : { version, alias: real }
}

/** Only overrides of the simple form are compared: `name: specifier`. */
function judgeOverrides(lock: DriftLock, read: Table, root: Table | null): readonly Finding[] {
  const text = lock.files('package.json')
  if (root === null || text === null) return []
  const [asked, held] = [simple(overridesOf(root)), simple(table(read['overrides']))]
  const finding = driftFindings(lock, { path: 'package.json', text }, 'bun install --lockfile-only')
  return [...new Set([...asked.keys(), ...held.keys()])].flatMap((name) => {
    const [now = 'nothing', before = 'nothing'] = [asked.get(name), held.get(name)]
    if (now === before || /[$:]/.test(now)) return []
    return [finding({ name, message: `is overridden by ${now}, but the lockfile was made with ${before}`, evidence: { now, before } })]
  })
}

/** bun takes catalogs from the top of package.json, or from `workspaces`. */
function readCatalogs(root: Table): Specifiers {
  const found = new Map<string, string>()
  for (const place of [root, table(root['workspaces'])]) {
    for (const [name, entries] of [['', place['catalog']] as const, ...Object.entries(table(place['catalogs']))])
      for (const [dependency, specifier] of readSpecifiers(entries)) found.set(`${name} ${dependency}`, specifier)
  }
  return found
}

const overridesOf = (root: Table | null): Table => ({ ...table(root?.['resolutions']), ...table(root?.['overrides']) })
const simple = (overrides: Table): Specifiers => new Map([...readSpecifiers(overrides)].filter(([key]) => nameOf(key) === key))
const nameOf = (key: string): string => /^(?:@[^/@]+\/)?[^/@]+/.exec(key.replace(/^\*\*\//, ''))?.[0] ?? key
const table = (value: unknown): Table => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {})

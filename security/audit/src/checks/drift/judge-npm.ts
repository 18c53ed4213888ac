import type { Finding } from '@galley/findings'
import { posix } from 'node:path'
import { askedSpecifiers, readObject, readSpecifiers, type Specifiers } from '../../read-manifest.ts'
import { readOwnManifests, readPatterns, type OwnManifest } from '../../read-own-manifests.ts'
import { driftFindings } from './drift-findings.ts'
import type { DriftLock } from './drift-lock.ts'
import { kindOf, satisfiesNpm, type HeldPackage } from './satisfies-npm.ts'

type Places = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/**
 * Compares as `npm ci` does: every dependency of every manifest must have its place in the lockfile and be content with it. A range that
 * was changed and still holds, a dependency that is gone, one that moved between fields: none of these is refused.
 */
export function judgeNpm(lock: DriftLock): readonly Finding[] {
  const { packages, dependencies } = readObject(lock.text) ?? {}
  const places = isPlaces(packages) ? packages : isPlaces(dependencies) ? placesOf(dependencies) : null
  if (places === null) return []
  const folders = Object.keys(places).filter((place) => place !== '' && !/(?:^|\/)node_modules\//.test(place))
  const manifests = readOwnManifests(lock.files, [...folders, ...readPatterns(lock.files('package.json'))])
  const overridden = namesIn(readObject(lock.files('package.json'))?.['overrides'])
  return manifests.flatMap((one) => judgeManifest(lock, one, { places, hasCopies: isPlaces(packages), overridden }))
}

/** Contents of a lockfile of npm. */
interface NpmLock {
  readonly places: Places
  /** True from version 2 on, which keeps a copy of each manifest. */
  readonly hasCopies: boolean
  readonly overridden: ReadonlySet<string>
}

function judgeManifest(
  lock: DriftLock,
  { folder, path, text, manifest }: OwnManifest,
  { places, hasCopies, overridden }: NpmLock,
): readonly Finding[] {
  const finding = driftFindings(lock, { path, text }, 'npm install --package-lock-only')
  const copy = places[folder === '.' ? '' : folder]
  if (hasCopies && copy === undefined) {
    return [finding({ name: manifest.name, message: 'is a workspace member that the lockfile does not know' })]
  }
  const copied: Specifiers = new Map([...readSpecifiers(copy?.['peerDependencies']), ...askedSpecifiers(copy ?? {})])
  const peers = [...manifest.peers].filter(([name]) => hasCopies && !manifest.optionalPeers.has(name))
  return [...new Map([...peers, ...manifest.asked])].flatMap(([name, asked]) => {
    if (overridden.has(name)) return []
    const isCopied = copied.get(name) === asked
    const held = findPlace(places, folder, name)
    if (held === null) {
      // npm was told to do without (--legacy-peer-deps, --omit), or could not.
      const mayMiss = manifest.optional.has(name) || !manifest.asked.has(name)
      return mayMiss && (isCopied || !hasCopies) ? [] : [finding({ name, message: missing(asked), evidence: { asked, held: '' } })]
    }
    const kind = kindOf(asked)
    if (kind === 'place' ? isCopied || !hasCopies || isSamePlace(asked, folder, held) : satisfiesNpm(name, asked, held)) return []
    return [finding({ name, message: wrong(asked, held.version), evidence: { asked, held: held.version } })]
  })
}

const missing = (asked: string): string => `is asked for as ${asked}, and the lockfile does not hold it`
const wrong = (asked: string, held: string): string => `is asked for as ${asked}, but the lockfile holds ${held || 'something else'}`

type Held = HeldPackage & { readonly resolved: string }

/** The place that Node would find the name at, from a folder upwards. */
function findPlace(places: Places, folder: string, name: string): Held | null {
  for (let at = folder; ; at = posix.dirname(at)) {
    const entry = places[posix.join(at, 'node_modules', name)]
    if (entry) {
      const resolved = text(entry['resolved'])
      const real = entry['link'] === true ? places[resolved] : entry
      const alias = text(entry['name'])
      return {
        version: text(real?.['version']),
        resolved,
        isLocal: entry['link'] === true,
        ...(alias === '' || alias === name ? {} : { alias }),
      }
    }
    if (at === '.' || at === '/' || at.startsWith('..')) return null
  }
}

function isSamePlace(asked: string, folder: string, { resolved, isLocal }: Held): boolean {
  const path = /^(?:file|link|workspace):(?<path>.*)$/.exec(asked)?.groups?.['path']
  if (isLocal) return path !== undefined && (asked.startsWith('workspace:') || posix.join(folder, path) === resolved)
  return asked === resolved || (path !== undefined && resolved === `file:${posix.join(folder, path)}`)
}

/** Version 1 has no copies of manifests, and nests. */
function placesOf(dependencies: Places): Places {
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, entry]) => {
      const alias = /^npm:(?<alias>.+)@(?<version>[^@]+)$/.exec(text(entry['version']))?.groups
      return [`node_modules/${name}`, alias ? { ...entry, name: alias['alias'], version: alias['version'] } : entry]
    }),
  )
}

function namesIn(overrides: unknown): ReadonlySet<string> {
  return new Set(Object.keys(isPlaces(overrides) ? overrides : {}).map((key) => key.replace(/(?<=.)@.*$/, '')))
}

const isPlaces = (value: unknown): value is Places => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { dataFolder, fault, type System } from '@galley/command-line'
import { isFault } from '@galley/fault'
import type { AdvisorySource } from '../advisories/advisory-source.ts'
import { buildIndex } from '../advisories/build-index.ts'
import type { IndexHeader } from '../advisories/index-format.ts'
import { createIndexSource } from '../advisories/create-index-source.ts'
import { createOnlineSource } from '../advisories/online-source.ts'
import { openIndex } from '../advisories/open-index.ts'
import { createOsvClient } from '../advisories/osv-client.ts'
import { readIndexHeader } from '../advisories/read-index-header.ts'
import { openRecordCache } from '../advisories/record-cache.ts'
import type { ScannerDatabases } from '../cross-check/ask-scanner.ts'
import { ecosystems, type Ecosystem } from '../ecosystem.ts'
import type { CheckObstacle } from '../run-checks.ts'

type Files = System['fs']

/** The advisories of an audit, opened; `missing` says why there are none, and what to do. */
export interface OpenedAdvisories {
  readonly sources: readonly AdvisorySource[]
  readonly missing?: CheckObstacle
  /** The export as osv-scanner reads it, where it is a zip. */
  readonly databases: ScannerDatabases
  readonly close: () => void
}

/** The folder of the indexes that `galley advisories update` makes. */
export function advisoriesFolder(system: System, data?: string): string {
  return join(dataFolder(system, data), 'advisories')
}

/**
 * The export that was named; else the index of this machine, for each ecosystem that it has; else the public service, unless
 * offline. Names that `isPrivate` knows are never sent.
 */
export async function openAdvisories(
  system: System,
  flags: {
    readonly advisories?: string | undefined
    readonly data?: string | undefined
    readonly offline: boolean
    /** Those of the packages that are audited. */
    readonly ecosystems: readonly Ecosystem[]
    readonly isPrivate: (asked: { readonly name: string }) => boolean
  },
): Promise<OpenedAdvisories> {
  const { fs } = system
  const home = advisoriesFolder(system, flags.data)
  const folder = flags.advisories === undefined ? home : await indexesOf(fs, resolve(system.cwd, flags.advisories), join(home, 'exports'))
  const indexes = listIndexes(fs, folder).map(({ ecosystem }) => openIndex({ fs, folder, ecosystem }))
  const known = new Set(indexes.map(({ header }) => header.ecosystem))
  const open = flags.offline || flags.advisories !== undefined ? [] : ecosystems.filter((ecosystem) => !known.has(ecosystem))
  const client = createOsvClient({ fetch: system.fetch, ...(system.env['GALLEY_OSV_URL'] ? { base: system.env['GALLEY_OSV_URL'] } : {}) })
  const cache = openRecordCache(fs, join(home, 'records'))
  const services = open.map((ecosystem) => createOnlineSource({ ecosystem, client, cache, label: 'OSV.dev', isPrivate: flags.isPrivate }))
  const sources = [...indexes.map(createIndexSource), ...services]
  const zip =
    flags.advisories !== undefined && fs.statSync(resolve(system.cwd, flags.advisories)).isFile()
      ? resolve(system.cwd, flags.advisories)
      : null
  return {
    sources,
    databases: zip === null ? {} : Object.fromEntries(Array.from(known, (ecosystem) => [ecosystem, { zip }])),
    ...(sources.length > 0
      ? {}
      : {
          missing: {
            reason: 'no index of advisories on this machine',
            fix: `galley advisories update ${flags.ecosystems.map((ecosystem) => ecosystem.toLowerCase()).join(' ') || 'npm'}`,
          },
        }),
    close: () => {
      for (const index of indexes) index.close()
    },
  }
}

/** The folder of the indexes made of an export. A zip that did not change is not read again. Throws what `buildIndex` throws. */
async function indexesOf(fs: Files, from: string, exports: string): Promise<string> {
  const stat = fs.statSync(from, { throwIfNoEntry: false })
  if (!stat) throw fault('FILE_UNREADABLE', { file: from, problem: 'there is no such export' })
  const key = createHash('sha256').update(`${from}\0${stat.size}\0${stat.mtimeMs}`).digest('hex').slice(0, 16)
  const folder = join(exports, key)
  const isKept = stat.isFile() && listIndexes(fs, folder).length > 0
  if (!isKept) await buildIndexes(fs, from, folder)
  return folder
}

/** Headers of the indexes in a folder. */
export function listIndexes(fs: Files, folder: string): readonly IndexHeader[] {
  return ecosystems.flatMap((ecosystem) => readIndexHeader(fs, folder, ecosystem) ?? [])
}

/** Builds the index of each ecosystem that an export has; it must have one. Fault FILE_UNREADABLE, and those of `buildIndex`. */
export async function buildIndexes(fs: Files, from: string, folder: string): Promise<readonly Awaited<ReturnType<typeof buildIndex>>[]> {
  if (!fs.existsSync(from)) throw fault('FILE_UNREADABLE', { file: from, problem: 'there is no such export' })
  const built: Awaited<ReturnType<typeof buildIndex>>[] = []
  let empty: unknown
  for (const ecosystem of ecosystems) {
    const made = await buildOne(fs, from, folder, ecosystem)
    if ('header' in made) built.push(made)
    else empty = made.empty
  }
  if (built.length === 0) throw empty
  return built
}

async function buildOne(
  fs: Files,
  from: string,
  folder: string,
  ecosystem: Ecosystem,
): Promise<Awaited<ReturnType<typeof buildIndex>> | { readonly empty: unknown }> {
  try {
    return await buildIndex({ fs, ecosystem, from, folder })
  } catch (error) {
    if (isFault(error) && error.code === 'ADVISORIES_EMPTY') return { empty: error }
    throw error
  }
}

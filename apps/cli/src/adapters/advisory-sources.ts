import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { join, resolve } from 'node:path'
import {
  buildIndex,
  createOsvClient,
  ecosystems,
  createIndexSource,
  createOnlineSource,
  openIndex,
  openRecordCache,
  readIndexHeader,
  type AdvisorySource,
  type Ecosystem,
  type IndexHeader,
  type ScannerDatabases,
} from '@galley/audit'
import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import type { System } from '../system.ts'
import { dataFolder } from './data-folder.ts'

/** The advisories of an audit, opened; `missing` says why there are none. */
export interface OpenedAdvisories {
  readonly sources: readonly AdvisorySource[]
  readonly missing?: string
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
    readonly isPrivate: (asked: { readonly name: string }) => boolean
  },
): Promise<OpenedAdvisories> {
  const home = advisoriesFolder(system, flags.data)
  const folder = flags.advisories === undefined ? home : await indexesOf(resolve(system.cwd, flags.advisories), join(home, 'exports'))
  const indexes = listIndexes(folder).map(({ ecosystem }) => openIndex({ fs, folder, ecosystem }))
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
      : { missing: 'there is no advisory index here, and --offline asks nobody: galley advisories update --advisories DIR|ZIP' }),
    close: () => {
      for (const index of indexes) index.close()
    },
  }
}

/** The folder of the indexes made of an export. A zip that did not change is not read again. Throws what `buildIndex` throws. */
async function indexesOf(from: string, exports: string): Promise<string> {
  const stat = fs.statSync(from, { throwIfNoEntry: false })
  if (!stat) throw fault('FILE_UNREADABLE', { file: from, problem: 'there is no such export' })
  const key = createHash('sha256').update(`${from}\0${stat.size}\0${stat.mtimeMs}`).digest('hex').slice(0, 16)
  const folder = join(exports, key)
  const isKept = stat.isFile() && listIndexes(folder).length > 0
  if (!isKept) await buildIndexes(from, folder)
  return folder
}

/** Headers of the indexes in a folder. */
export function listIndexes(folder: string): readonly IndexHeader[] {
  return ecosystems.flatMap((ecosystem) => readIndexHeader(fs, folder, ecosystem) ?? [])
}

/** Builds the index of each ecosystem that an export has; it must have one. Fault FILE_UNREADABLE, and those of `buildIndex`. */
export async function buildIndexes(from: string, folder: string): Promise<readonly Awaited<ReturnType<typeof buildIndex>>[]> {
  if (!fs.existsSync(from)) throw fault('FILE_UNREADABLE', { file: from, problem: 'there is no such export' })
  const built: Awaited<ReturnType<typeof buildIndex>>[] = []
  let empty: unknown
  for (const ecosystem of ecosystems) {
    const made = await buildOne(from, folder, ecosystem)
    if ('header' in made) built.push(made)
    else empty = made.empty
  }
  if (built.length === 0) throw empty
  return built
}

async function buildOne(
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

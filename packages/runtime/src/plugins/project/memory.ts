import { isDeepStrictEqual } from 'node:util'
import { chainLine, digest, readChain, type ChainHead, type PluginLockEntry } from '@galley/trust'
import gt from 'semver/functions/gt.js'
import { fault } from '../../faults.ts'
import { readIfThere } from './read-if-there.ts'
import { writeWhole } from './write-whole.ts'

/** Something that happened here: a lock that this machine wrote or agreed to, or a version that was installed. */
type Memory = { readonly project: string } & ({ readonly lock: string } | Granted)

/** A plugin of a lock, as far as it is remembered. */
type Granted = Pick<PluginLockEntry, 'name' | 'version' | 'grant'>

/**
 * Memory of a data folder about the lock of one project: the highest version of each name that was in it, and the digest of each lock that
 * was written. Each line of the file hashes the one before; the lines are of all the projects that share the data folder.
 */
export interface LockMemory {
  /** Highest version of each plugin that was installed here. */
  readonly highest: ReadonlyMap<string, string>
  /** Grant of each plugin in the last lock that held it. */
  readonly grants: ReadonlyMap<string, PluginLockEntry['grant']>
  /** Digests (sha256, hex) of the locks, the last one last. */
  readonly locks: readonly string[]
  /** True when no other project shares the data folder, and so its store. */
  readonly isAlone: boolean
  /** Folder of the project. */
  readonly project: string
  readonly head: ChainHead
  readonly text: string
}

/** Reads the memory of a project; one without lines where there is none yet. Fault MEMORY_BROKEN. */
export function readMemory(file: string, project: string): LockMemory {
  const text = readIfThere(file) ?? ''
  const { entries: all, head, broken } = readChain<Memory>(text)
  if (broken !== null) throw fault('MEMORY_BROKEN', { file, line: String(broken.line), why: broken.why })
  const entries = all.filter((entry) => entry.project === project)
  const highest = new Map<string, string>()
  const grants = new Map<string, PluginLockEntry['grant']>()
  for (const entry of entries)
    if ('name' in entry) {
      const before = highest.get(entry.name)
      if (before === undefined || gt(entry.version, before)) highest.set(entry.name, entry.version)
      grants.set(entry.name, entry.grant)
    }
  return {
    highest,
    grants,
    locks: entries.flatMap((entry) => ('lock' in entry ? [entry.lock] : [])),
    isAlone: entries.length === all.length,
    project,
    head,
    text,
  }
}

/** Judges a lock by its text: the last one that was written here, one of before, one that nobody here knows, or the first of all. */
export function judgeLock(text: string, { locks }: LockMemory): 'last' | 'replayed' | 'changed' | 'first' {
  const own = digest('sha256', text)
  if (locks.length === 0) return 'first'
  if (locks.at(-1) === own) return 'last'
  return locks.includes(own) ? 'replayed' : 'changed'
}

/** Writes down a lock, and the versions and grants in it that are new, after what was there. */
export function remember(file: string, memory: LockMemory, lock: string, plugins: readonly Granted[]): void {
  const { project, highest, grants } = memory
  const isNew = ({ name, version, grant }: Granted): boolean =>
    gt(version, highest.get(name) ?? '0.0.0-0') || !isDeepStrictEqual(grants.get(name), grant)
  const entries: Memory[] = [
    ...plugins.filter(isNew).map(({ name, version, grant }) => ({ project, name, version, grant })),
    { project, lock: digest('sha256', lock) },
  ]
  let { head, text } = memory
  for (const entry of entries) {
    const next = chainLine(head, entry)
    head = next.head
    text += next.line
  }
  writeWhole(file, text, 'own')
}

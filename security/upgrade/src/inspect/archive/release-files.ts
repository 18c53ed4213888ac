import type { Problem } from '../profile.ts'

/** A file of a release: its size in bytes, and the bytes themselves where they were kept. */
export interface ReleaseFile {
  readonly size: number
  readonly bytes: Uint8Array | null
}

/** The files of a release, by their path without the folder that everything lies in, and what was wrong with the archive. */
export interface ReleaseFiles {
  readonly files: ReadonlyMap<string, ReleaseFile>
  readonly problems: readonly Problem[]
}

/** Looks at a file while the archive is read; true keeps its bytes. It may meet a path twice: the last one counts. */
export type LookAtFile = (path: string, bytes: Uint8Array) => boolean

/** Limits of an archive that is unpacked in memory, beyond which the rest of it stays unread and the review says so. */
export const archiveLimits = {
  /** Bytes of all files together. */
  maxBytes: 256 * 1024 * 1024,
  /** Files, folders and links: packages of icons have up to 40,000. */
  maxEntries: 60_000,
} as const

/** Problems of one archive that are listed: after so many nothing more is learnt from it. */
const maxProblems = 1000

/** A collector of files that keeps to the limits, and writes down what no honest archive has. */
export interface FileCollector {
  /** Learns of a file that will come: with all of them known, none lies astray. */
  readonly expect: (path: string) => void
  /** Counts an entry before it is read: a file is to be `read`, anything else to be passed by; `full` ends the reading. */
  readonly admit: (path: string, size: number) => 'read' | 'pass' | 'full'
  /** Counts an entry that is no file, and says what no honest archive has; null for a folder. */
  readonly pass: (path: string, what: string | null) => 'pass' | 'full'
  /** Takes a file that was admitted. */
  readonly put: (path: string, bytes: Uint8Array) => void
  readonly refuse: (path: string, what: string) => void
  readonly note: (path: string, what: string) => void
  /** True once a file lies elsewhere than the folder: its files have the wrong paths, and nothing more is read. */
  readonly isAstray: () => boolean
  readonly result: () => ReleaseFiles
}

/** Makes a collector of files that all lie in a folder: that of the first file, or none (`''`). npm and sdists have one, whatever its name. */
export function createFileCollector(look: LookAtFile, given?: ''): FileCollector {
  let folder: string | undefined = given
  let isAstray = false
  const files = new Map<string, ReleaseFile>()
  const folded = new Map<string, string>()
  const problems: Problem[] = []
  let [entries, bytes] = [0, 0]
  const refuse = (path: string, what: string): void => void problems.push({ path: path.slice(0, 200), what, isHostile: true })
  const isFull = (size: number): boolean => {
    entries += 1
    bytes += size
    if (entries > archiveLimits.maxEntries) refuse('', `it holds more than ${archiveLimits.maxEntries.toLocaleString('en-GB')} files`)
    else if (bytes > archiveLimits.maxBytes) refuse('', `it unpacks to more than ${archiveLimits.maxBytes / 1024 ** 2} MiB`)
    else return problems.length >= maxProblems
    return true
  }
  const pass: FileCollector['pass'] = (path, what) => {
    if (what !== null) refuse(path, what)
    return isFull(0) ? 'full' : 'pass'
  }
  const leaves = (path: string): boolean => {
    folder ??= folderOf(path)
    if (plain(path).startsWith(folder)) return false
    folder = ''
    return true
  }
  return {
    expect: (path) => void (whyNotPlain(path) === null && leaves(path)),
    admit(path, size) {
      const why = whyNotPlain(path)
      if (why !== null) return pass(path, why)
      if (isFull(size)) return 'full'
      const other = folded.get(path.toLowerCase())
      if (other !== undefined)
        refuse(path, other === path ? 'it is in the archive twice' : `it differs from ${other} in upper and lower case alone`)
      folded.set(path.toLowerCase(), path)
      isAstray ||= leaves(path)
      return isAstray ? 'full' : 'read'
    },
    pass,
    put(path, content) {
      const own = plain(path).slice(folder?.length ?? 0)
      files.set(own, { size: content.length, bytes: look(own, content) ? content : null })
    },
    refuse,
    note: (path, what) => void problems.push({ path: path.slice(0, 200), what, isHostile: false }),
    isAstray: () => isAstray,
    result: () => ({ files, problems }),
  }
}

const folderOf = (path: string): string => plain(path).slice(0, plain(path).indexOf('/') + 1)

const plain = (path: string): string => path.replace(/^\.\//, '')

/** The reason why a path would be written elsewhere than below its folder; null for a plain one. */
function whyNotPlain(path: string): string | null {
  if (path.includes('\0')) return 'its name has a zero byte'
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'its path is absolute'
  if (path.split(/[/\\]/).includes('..')) return 'its path leads out of its folder'
  return path === '' ? 'it has no name' : null
}

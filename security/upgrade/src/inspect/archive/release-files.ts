import type { Problem } from '../profile.ts'

/** The files of a release, by their path without the folder that everything lies in, and what was wrong with the archive. */
export interface ReleaseFiles {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly problems: readonly Problem[]
}

/** Limits of one archive. */
export const archiveLimits = {
  /** Bytes of all files together. */
  maxBytes: 256 * 1024 * 1024,
  /** Files. */
  maxFiles: 20_000,
} as const

/** A collector of files that keeps to the limits, and writes down what no honest archive has. */
export interface FileCollector {
  /** Adds a file; false where the archive is full. */
  readonly add: (path: string, read: () => Uint8Array, size: number) => boolean
  readonly refuse: (path: string, what: string) => void
  readonly note: (path: string, what: string) => void
  readonly result: () => ReleaseFiles
}

/** Makes a collector. */
export function createFileCollector(): FileCollector {
  const files = new Map<string, Uint8Array>()
  const folded = new Map<string, string>()
  const problems: Problem[] = []
  let bytes = 0
  const refuse = (path: string, what: string): void => void problems.push({ path: path.slice(0, 200), what, isHostile: true })
  return {
    add(path, read, size) {
      const why = whyNotPlain(path)
      if (why !== null) {
        refuse(path, why)
        return true
      }
      if (files.size >= archiveLimits.maxFiles) {
        refuse('', `it holds more than ${archiveLimits.maxFiles.toLocaleString('en-GB')} files`)
        return false
      }
      bytes += size
      if (bytes > archiveLimits.maxBytes) {
        refuse('', `it unpacks to more than ${archiveLimits.maxBytes / 1024 ** 2} MiB`)
        return false
      }
      const other = folded.get(path.toLowerCase())
      if (other !== undefined)
        refuse(path, other === path ? 'it is in the archive twice' : `it differs from ${other} in upper and lower case alone`)
      folded.set(path.toLowerCase(), path)
      files.set(path, read())
      return true
    },
    refuse,
    note: (path, what) => void problems.push({ path: path.slice(0, 200), what, isHostile: false }),
    result: () => ({ files: withoutSharedFolder(files), problems }),
  }
}

/** The reason why a path would be written elsewhere than below its folder; null for a plain one. */
function whyNotPlain(path: string): string | null {
  if (path.includes('\0')) return 'its name has a zero byte'
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'its path is absolute'
  if (path.split(/[/\\]/).includes('..')) return 'its path leads out of its folder'
  return path === '' ? 'it has no name' : null
}

/** npm and sdists put everything into one folder, whatever its name. */
function withoutSharedFolder(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const paths = [...files.keys()].map((path) => path.replace(/^\.\//, ''))
  const first = paths[0]?.split('/')[0]
  const isShared = first !== undefined && paths.every((path) => path.startsWith(`${first}/`))
  return new Map([...files].map(([path, bytes]) => [path.replace(/^\.\//, '').slice(isShared ? first.length + 1 : 0), bytes]))
}

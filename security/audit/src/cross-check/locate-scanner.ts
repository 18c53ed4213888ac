import { createHash } from 'node:crypto'
import type * as nodeFs from 'node:fs'
import { delimiter, isAbsolute, join, relative, sep } from 'node:path'

/** The file functions that looking for the scanner needs. */
type ScannerFs = Pick<typeof nodeFs, 'accessSync' | 'constants' | 'statSync' | 'realpathSync' | 'readFileSync' | 'readdirSync'>

/** Places to look in, in this order. Nothing else is looked at: no npm package of that name is the scanner (several are free for anyone to take). */
export interface ScannerPlaces {
  readonly fs: ScannerFs
  /** The path that the user configured. */
  readonly configured?: string
  /** `<cache>/<version>/<sha256>/osv-scanner`; the file must have the digest of its folder. */
  readonly cache?: string
  /** True where the cache belongs to the clone that this program runs from: it is no less ours than the program, though it may lie inside what is audited. */
  readonly isCacheOurs?: boolean
  /** The search path. */
  readonly path?: string
  /** Folders that are being audited, and the repository: no program of theirs is ever run. */
  readonly untrusted: readonly string[]
  readonly windows: boolean
}

/** A program that may be run, or why there is none. */
export type LocatedScanner =
  | { readonly state: 'found'; readonly file: string; readonly by: 'configured' | 'cache' | 'path'; readonly refused: readonly string[] }
  | { readonly state: 'absent'; readonly refused: readonly string[] }

/** Finds osv-scanner: configured path, cache by digest, search path. A configured path that may not be used is not replaced by another. */
export function locateScanner(places: ScannerPlaces): LocatedScanner {
  const name = places.windows ? 'osv-scanner.exe' : 'osv-scanner'
  const refused: string[] = []
  const usable = (file: string, untrusted = places.untrusted): string | null => {
    const real = executable(places.fs, file)
    if (real === null) return null
    const why = refusal({ ...places, untrusted }, file, real)
    if (why === null) return real
    refused.push(`${file} ${why}`)
    return null
  }
  if (places.configured !== undefined) {
    const file = isAbsolute(places.configured) ? usable(places.configured) : null
    if (file === null && refused.length === 0) refused.push(`${places.configured} is no absolute path of a program`)
    return file === null ? { state: 'absent', refused } : { state: 'found', file, by: 'configured', refused }
  }
  for (const { file: kept, digest } of places.cache === undefined ? [] : filesInCache(places.fs, places.cache, name)) {
    const file = usable(kept, places.isCacheOurs ? [] : places.untrusted)
    if (file === null) continue
    if (sha256(places.fs, file) === digest) return { state: 'found', file, by: 'cache', refused }
    refused.push(`${file} has another digest than its folder`)
  }
  for (const folder of (places.path ?? '').split(delimiter)) {
    // An empty or relative entry means the folder one stands in, which is the one being audited.
    const file = isAbsolute(folder) ? usable(join(folder, name)) : null
    if (file !== null) return { state: 'found', file, by: 'path', refused }
  }
  return { state: 'absent', refused }
}

/** Lists the scanners that a cache may hold, the newest version first, with the digests that they must have. */
function filesInCache(fs: ScannerFs, cache: string, name: string): readonly { readonly file: string; readonly digest: string }[] {
  const newest = (a: string, b: string): number => b.localeCompare(a, 'en', { numeric: true })
  return list(fs, cache)
    .toSorted(newest)
    .flatMap((version) => list(fs, join(cache, version)).map((digest) => ({ file: join(cache, version, digest, name), digest })))
}

function sha256(fs: ScannerFs, file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex')
}

function refusal(places: ScannerPlaces, file: string, real: string): string | null {
  if ([file, real].some((path) => path.split(sep).includes('node_modules'))) return 'lies in node_modules, where anyone can put one'
  const inside = places.untrusted.find((folder) =>
    [file, real].some((path) => isInside(realpath(places.fs, folder), path) || isInside(folder, path)),
  )
  return inside === undefined ? null : 'lies inside what is being audited'
}

function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file)
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way))
}

function executable(fs: ScannerFs, file: string): string | null {
  try {
    const real = fs.realpathSync(file)
    fs.accessSync(real, fs.constants.X_OK)
    return fs.statSync(real).isFile() ? real : null
  } catch {
    return null
  }
}

function realpath(fs: ScannerFs, folder: string): string {
  try {
    return fs.realpathSync(folder)
  } catch {
    return folder
  }
}

function list(fs: ScannerFs, folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder)
  } catch {
    return []
  }
}

import { redactAddresses } from '@galley/fault'
import { cleanTexts } from './clean-texts.ts'
import { formats } from './formats/formats.ts'
import type { FormatId, LockfileFormat } from './formats/lockfile-format.ts'
import type { LockedPackage } from './locked-package.ts'
import type { ParsedLockfile, ReadSibling } from './parsed-lockfile.ts'

/** A lockfile as it was read: never in part without a blind spot that says so. */
export interface LockfileReading {
  /** As the report names it. */
  readonly path: string
  readonly format: FormatId | 'unknown'
  readonly parsed: ParsedLockfile
  /** The count of the second, independent reader; any other number than that of the packages read is blindness. */
  readonly counted: number
}

/** Bytes of a lockfile: no real project comes near it, and above it reading would take memory and time without bounds. */
export const maxLockfileBytes = 16 * 1024 * 1024

/** Blind spots of one file that are named; the rest is counted. */
const maxBlindSpots = 50
/** Characters of one blind spot's text. */
const maxSpotChars = 400

const nameLists = 'Name a lockfile, an SBOM or a requirements file, or the folder that it lies in.'

/** Characters at the beginning and at the end of a file by which its content is recognised. */
const sampleChars = 64 * 1024

/**
 * Reads one lockfile or SBOM, by its name and, where that tells nothing, by its content; `known` where another file says what it is. It
 * throws for no content whatsoever: what is too large, cut, binary, in conflict or in no form that is known is a blind spot at its line.
 */
export function readLockfile(path: string, bytes: Uint8Array, readSibling: ReadSibling, known?: FormatId): LockfileReading {
  if (bytes.length > maxLockfileBytes)
    return blindReading(path, `this file is too large to be read: ${bytes.length} bytes, and ${maxLockfileBytes} are the limit`)
  const named = known === undefined ? formatsNamed(path) : formats.filter((format) => format.id === known)
  const decoded = (named.length === 1 ? named[0]?.decode?.(bytes) : undefined) ?? decode(bytes)
  if ('problem' in decoded) return blindReading(path, decoded.problem, 1, 'Save it as UTF-8, and run the audit again.')
  const { text } = decoded
  if (text.trim() === '') return blindReading(path, 'this file is empty')
  const conflict = /^(?:<{7}|>{7}|\|{7})(?: |$)/m.exec(text)
  if (conflict !== null) return blindReading(path, 'a merge conflict is not resolved here', lineAt(text, conflict.index))
  const format = named.length === 1 ? named[0] : chooseFormat(named, path, text)
  if (format === undefined)
    return named.length > 0
      ? blindReading(path, 'this is in no format that is known')
      : blindReading(path, 'this is no list of packages', 1, nameLists)
  return {
    path,
    format: format.id,
    parsed: limitBlindSpots(hideSecrets(parseSafely(() => format.parse(text, path, readSibling)))),
    counted: countSafely(() => format.count(text)),
  }
}

/** A file of which nothing could be read, why, and what to do about it. */
export function blindReading(path: string, what: string, line = 1, cure?: string): LockfileReading {
  const spot = { line, what, ...(cure === undefined ? {} : { cure }) }
  return { path, format: 'unknown', parsed: { packages: [], roots: [], blindSpots: [spot] }, counted: 0 }
}

/** The formats that a file's name stands for. */
function formatsNamed(path: string): readonly LockfileFormat[] {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  return formats.filter((format) => format.matches(name))
}

/** The format of a content: of those that share the name, else of all. */
function chooseFormat(named: readonly LockfileFormat[], path: string, text: string): LockfileFormat | undefined {
  const ends = text.length > 2 * sampleChars ? `${text.slice(0, sampleChars)}\n${text.slice(-sampleChars)}` : text
  const byContent = (named.length > 1 ? named : formats).find((format) => format.claims(ends))
  return byContent ?? (/\.(?:txt|in)$/i.test(path) ? formats.find((format) => format.id === 'requirements') : undefined)
}

function decode(bytes: Uint8Array): { readonly text: string } | { readonly problem: string } {
  try {
    if (!bytes.includes(0)) return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n') }
  } catch {
    // Said below.
  }
  return { problem: 'this is a binary file, or text that is not UTF-8' }
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/** Cleans everything that a report may show of a package or quote of a line from secrets; the source stays as it is written, to be compared. */
function hideSecrets(parsed: ParsedLockfile): ParsedLockfile {
  return {
    ...parsed,
    packages: parsed.packages.map(hideInPackage),
    blindSpots: parsed.blindSpots.map((spot) => Object.assign({}, spot, { what: redactAddresses(spot.what) })),
  }
}

/** Nearly every package has nothing to hide and stays the object that it is. */
function hideInPackage(locked: LockedPackage): LockedPackage {
  const { name, version, purl, alias = '', licence = '', deprecated = '', path } = locked
  const isClean = (text: string): boolean => redactAddresses(text) === text
  if ([name, version, purl, alias, licence, deprecated].every(isClean) && path.every(isClean)) return locked
  const { source, ...shown } = locked
  return { ...cleanTexts(shown), source }
}

/** A file that is none of what its name says may be wrong in every line, and a line may have no end; that is said once and short. */
function limitBlindSpots(parsed: ParsedLockfile): ParsedLockfile {
  const blindSpots = parsed.blindSpots.map((spot) =>
    spot.what.length > maxSpotChars ? Object.assign({}, spot, { what: `${spot.what.slice(0, maxSpotChars)}…` }) : spot,
  )
  if (blindSpots.length <= maxBlindSpots) return { ...parsed, blindSpots }
  const rest = {
    line: blindSpots[maxBlindSpots]?.line ?? 1,
    what: `${blindSpots.length - maxBlindSpots} more places from here on are not understood`,
  }
  return { ...parsed, blindSpots: [...blindSpots.slice(0, maxBlindSpots), rest] }
}

/** A fault of our own reader is blindness like any other: it must not end the audit of the other files, nor pass for an empty lock. */
function parseSafely(parse: () => ParsedLockfile): ParsedLockfile {
  try {
    return parse()
  } catch (error) {
    const what = `reading this file failed: ${error instanceof Error ? error.message : String(error)}`
    return { packages: [], roots: [], blindSpots: [{ line: 1, what }] }
  }
}

function countSafely(count: () => number): number {
  try {
    return count()
  } catch {
    return -1
  }
}

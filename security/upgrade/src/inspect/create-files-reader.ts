import { createHash } from 'node:crypto'
import type { OutsideText } from './javascript/fold-text.ts'
import { createOutsideTexts, maxAskedBytes } from './javascript/outside-texts.ts'
import { languageOf } from './language-of.ts'
import { readCode, type CodeReading } from './read-code.ts'
import { isManifest } from './read-manifest.ts'
import { resolveFile } from './resolve-file.ts'
import type { LookAtFile, ReleaseFile } from './archive/release-files.ts'

/** Files that were read, by path and digest, with the texts of other files that each asked for: a reading holds where these are the same. */
export type KnownReadings = Map<string, { readonly reading: CodeReading | null; readonly asked: readonly Asked[] }>

interface Asked {
  readonly specifier: string
  readonly name: string
  readonly text: string | null
}

/** Files whose ending says how Node and its bundlers load them. */
const loadedAsNamed = /\.(?:[cm]?[jt]sx?|json|node|wasm|css|py)$/

const types = /\.d(?:\.[cm]?ts)?$/

/** A reader of a release's files: most of them while the archive is read, and then scripts, which ask other files for texts. */
export interface FilesReader {
  readonly look: LookAtFile
  /** Readings of all files, in their order; null where a script loads one as code that was not kept: then all have to be kept. */
  readonly readings: (files: ReadonlyMap<string, ReleaseFile>) => ReadonlyMap<string, CodeReading> | null
}

/** Makes a reader; it reads those again as code that code loads under another name. */
export function createFilesReader(known: KnownReadings): FilesReader {
  const early = new Map<string, CodeReading | null>()
  return {
    look(path, bytes) {
      early.delete(path)
      if (languageOf(path, bytes) === 'javascript') return true
      early.set(
        path,
        readOnce(path, bytes, () => null, known),
      )
      return isManifest(path) || types.test(path) || (path.endsWith('.json') && bytes.length <= maxAskedBytes)
    },
    readings(files) {
      const outside = createOutsideTexts(files, (from, specifier) => resolveFile(files, from, specifier))
      const readings = new Map<string, CodeReading>()
      for (const [path, { bytes }] of files) {
        const reading = early.get(path) ?? (bytes === null || early.has(path) ? null : readOnce(path, bytes, outside(path), known))
        if (reading !== null) readings.set(path, reading)
      }
      // Node loads a file whose ending it does not know as JavaScript.
      for (const [path, { imports }] of readings)
        for (const file of imports.flatMap((specifier) => posingFiles(files, path, specifier))) {
          if ((readings.get(file)?.imports.length ?? 0) > 0) continue
          const bytes = files.get(file)?.bytes ?? null
          if (bytes === null) return null
          const reading = readAs(file, bytes, outside(file), 'javascript')
          if (reading !== null) readings.set(file, withPosing(file, bytes, reading, readings.get(file)))
        }
      return readings
    },
  }
}

/** The file that a script imports and whose name says that it is no code; none where it is what it says. */
function posingFiles(files: ReadonlyMap<string, ReleaseFile>, from: string, specifier: string): readonly string[] {
  const file = specifier.startsWith('.') ? resolveFile(files, from, specifier) : null
  // A module's types are imported from beside it, and are no code.
  return file === null || (loadedAsNamed.test(file) && !(types.test(file) && types.test(specifier))) ? [] : [file]
}

function readOnce(path: string, bytes: Uint8Array, outside: OutsideText, known: KnownReadings): CodeReading | null {
  const key = `${createHash('sha256').update(bytes).digest('base64')} ${path}`
  const before = known.get(key)
  if (before?.asked.every(({ specifier, name, text }) => outside(specifier, name) === text) === true) return before.reading
  const asked: Asked[] = []
  const reading = readAs(path, bytes, (specifier, name) => {
    const text = outside(specifier, name)
    asked.push({ specifier, name, text })
    return text
  })
  known.set(key, { reading, asked })
  return reading
}

function readAs(path: string, bytes: Uint8Array, outside: OutsideText, as?: 'javascript'): CodeReading | null {
  try {
    return readCode(path, bytes, outside, as)
  } catch (error) {
    // Whoever wrote it may have written it to end its reader: a stack, or a text, is only so long.
    if (!(error instanceof RangeError)) throw error
    return { uses: [], imports: [], runs: [], hosts: [], unreadable: null, problem: `it cannot be read: ${error.message}` }
  }
}

/** A file that is loaded as code and named as none hides what it does, if it does anything. */
function withPosing(path: string, bytes: Uint8Array, reading: CodeReading, before: CodeReading | undefined): CodeReading {
  const [first] = reading.uses
  const isPosing = first !== undefined && /\.[\w-]+$/.test(path) && languageOf(path, bytes) !== 'javascript'
  const posing: CodeReading['uses'] = isPosing ? [{ name: 'decoded-code', by: 'code in a file of another name', at: first.at }] : []
  return { ...reading, problem: null, uses: [...(before?.uses ?? []), ...reading.uses, ...posing] }
}

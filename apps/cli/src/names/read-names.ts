import { basename } from 'node:path'
import { fault, readTextArgument, type System } from '@galley/command-line'
import { printable } from '@galley/findings/printable'
import type { AskedName } from '@galley/typosquat'
import { readSpec } from './read-spec.ts'

/** Names that a file asks for. */
export interface NamesRead {
  readonly names: readonly AskedName[]
  /** Entries that come from no registry (a folder, a repository, an address): nobody looks their name up. */
  readonly unregistered: number
}

/** Characters of a line that a message repeats. */
const maxShownChars = 100

/**
 * Reads names from a file, or from stdin (`-`): specifications as `readSpec` takes them, one a line, or anything that the audit reads
 * (package.json, requirements files with what they take in, `pip freeze`, lockfiles). Faults: USAGE, FILE_UNREADABLE, and what reading a lockfile throws.
 */
export async function readNames(system: Pick<System, 'cwd' | 'fs' | 'readStdin'>, file: string): Promise<NamesRead> {
  const text = (await readTextArgument(system, file)).replace(/^\uFEFF/, '')
  const lines = text.split(/\r\n|\r|\n/).map((line, index) => ({ text: line.replace(/(?:^|\s)#.*$/, '').trim(), at: index + 1 }))
  const specs = lines.filter((line) => line.text !== '')
  if (specs.length === 0) return { names: [], unregistered: 0 }
  if (/^(?:npm|pypi|pkg):/i.test(specs[0]?.text ?? '')) return { names: specs.map(readLine), unregistered: 0 }
  const bare = specs.find((line) => /^[@\w./-]+$/.test(line.text))
  if (!tellsItsEcosystem(file, text) && bare !== undefined) throw fault('USAGE', { problem: ambiguous(bare) })
  return readProject(system, file, text)
}

function readLine({ text, at }: { readonly text: string; readonly at: number }): AskedName {
  try {
    return readSpec(text)
  } catch (error) {
    throw fault('USAGE', { problem: `Line ${at}: ${(error as Error).message}` }, { cause: error })
  }
}

/** A file of names alone could be of either registry: requirements are told by their file's name, or by a pinned version in it. */
function tellsItsEcosystem(file: string, text: string): boolean {
  return /requirements|constraints|\.in$|lock|\.json$|\.ya?ml$|\.toml$/i.test(basename(file)) || /^\s*\{|[=~<>]=|\s@\s|^-/mu.test(text)
}

const ambiguous = ({ text, at }: { readonly text: string; readonly at: number }): string =>
  `line ${at} is "${printable(text, maxShownChars)}": write npm:NAME or pypi:NAME`

/** Reads it as the audit would, which is loaded for this alone. */
async function readProject({ cwd, fs }: Pick<System, 'cwd' | 'fs'>, file: string, text: string): Promise<NamesRead> {
  const { readLockfile, readLockfiles } = await import('@galley/audit')
  const assumed = text.trimStart().startsWith('{') ? 'package.json' : 'requirements.txt'
  const files =
    file === '-'
      ? [readLockfile(assumed, new TextEncoder().encode(text), () => null)]
      : (await readLockfiles({ fs, cwd, paths: [file], exclude: [] })).files
  for (const { path, format, parsed, counted } of files) {
    // A range is a blind spot to an audit, at the line of its package; one at any other line hides a name.
    const read = new Set(parsed.packages.map(({ line }) => line))
    const spot = parsed.blindSpots.find(({ line }) => !read.has(line)) ?? taken(file, parsed.includes)
    // The second reader counts what a file takes in, too.
    const isMiscounted = counted !== parsed.packages.length + (parsed.includes?.length ?? 0)
    const isBlind = format === 'unknown' || isMiscounted || spot !== undefined
    if (isBlind) throw fault('USAGE', { problem: `The names in ${path} cannot be read: ${spot?.what ?? 'two readers disagree about it'}` })
  }
  const packages = files.flatMap(({ parsed }) => parsed.packages)
  const registered = packages.filter(({ source }) => source.kind === 'registry')
  const names = new Map(
    registered.map(({ ecosystem, name }) => [`${ecosystem} ${name}`, { ecosystem: ecosystem === 'npm' ? 'npm' : 'pypi', name } as const]),
  )
  return { names: [...names.values()], unregistered: packages.length - registered.length }
}

/** Files that a text from stdin takes in: from where, nobody knows. */
function taken(file: string, includes: readonly unknown[] = []): { readonly what: string } | undefined {
  return file === '-' && includes.length > 0
    ? { what: 'it takes in other files, which stdin does not bring; name the file itself' }
    : undefined
}

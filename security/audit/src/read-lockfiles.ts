import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { FileSystem } from './discover/file-system.ts'
import { findUnreadable } from './discover/find-unreadable.ts'
import { discover, isBelow, readFound, type FoundFile, type Search } from './discover.ts'
import { describeUnlocked, isPythonManifest } from './describe-unlocked.ts'
import { fault } from './faults.ts'
import type { ReadSibling } from './parsed-lockfile.ts'
import { blindReading, readLockfile, type LockfileReading } from './read-lockfile.ts'
import { looksLikeWorkflow, type WorkflowFile } from './workflow-file.ts'

/** Every lockfile of an audit, and the files around them. */
export interface LockfileReadings {
  readonly files: readonly LockfileReading[]
  /** Workflows and actions of GitHub Actions, as they were found. */
  readonly workflows: readonly WorkflowFile[]
  /** The text of a file by its path in the report; null where there is none, or none that is text. */
  readonly readText: ReadSibling
  /** The folder that those paths are relative to, absolute and without links. */
  readonly base: string
}

/**
 * Finds and reads the lockfiles that paths lead to, with those that they take in (`-r other.txt`). A report names them relative to
 * where the user stands, or to what was named where that lies elsewhere. What is excluded by name is still read when it is named
 * itself. Throws AUDIT_PATH_UNREADABLE, and AUDIT_NOTHING_FOUND where there is neither a lockfile nor a workflow.
 */
export async function readLockfiles(search: Search): Promise<LockfileReadings> {
  const { fs, cwd, paths } = search
  const named = paths.map((path) => resolve(cwd, path))
  const isNamed = (one: string): boolean => named.some((path) => path === one || path.startsWith(one + sep))
  const exclude = search.exclude.flatMap((one) => (isNamed(one) ? [] : [one, realOf(fs, one)]))
  const found = await discover({ ...search, exclude })
  const nameOf = createNamer(fs, cwd, named)
  const held = new Map(found.flatMap(({ path, bytes }) => (bytes ? [[nameOf(path), bytes] as const] : [])))
  const base = nameOf.base
  const isInside = isBelow([base, cwd, ...named])
  const readText = Object.assign(
    (path: string): string | null => textOf(held.get(path) ?? (isInside(resolve(base, path)) ? read(fs, resolve(base, path)) : null)),
    { list: (folder: string): readonly string[] => (isInside(resolve(base, folder)) ? foldersIn(fs, resolve(base, folder)) : []) },
  )
  const files = new Map<string, LockfileReading>()
  const workflows: WorkflowFile[] = []
  const waiting: FoundFile[] = [...found]
  for (let file = waiting.shift(); file; file = waiting.shift()) {
    const name = nameOf(file.path)
    if (files.has(name)) continue
    const workflow = readWorkflow(fs, file, name)
    if (workflow !== null) workflows.push(workflow)
    if (workflow !== null || file.kind === 'workflow') continue
    const whole = readOne(fs, file, name, readText)
    if (file.kind === 'candidate' && whole.format === 'unknown') continue
    if (file.kind === 'manifest' && whole.parsed.blindSpots.length === 0) continue
    files.set(name, whole)
    for (const include of whole.parsed.includes ?? []) waiting.push(includedFile(whole, resolve(dirname(file.path), include), isInside))
  }
  if (files.size + workflows.length === 0) throw fault('AUDIT_NOTHING_FOUND', { paths: paths.join('", "') })
  return { files: [...files.values()], workflows, readText, base }
}

/** A workflow, in its place or named by itself; null for any other file. */
function readWorkflow(fs: FileSystem, file: FoundFile, path: string): WorkflowFile | null {
  if (file.kind !== 'workflow' && (file.kind !== undefined || !/\.ya?ml$/i.test(path))) return null
  const bytes = readFound(fs, file)
  const isInPlace = basename(dirname(file.path)) === 'workflows'
  if (typeof bytes === 'string') return file.kind === 'workflow' ? { path, content: { problem: bytes } } : null
  const text = textOf(bytes)
  if (text === null) return isInPlace ? { path, content: { problem: 'this is not a text' } } : null
  return isInPlace || looksLikeWorkflow(text) ? { path, content: { text: text.replaceAll('\r\n', '\n') } } : null
}

/** A file that another one takes in, in its format whatever its name: a hostile one must not have others of this machine read. */
function includedFile({ path: by, format }: LockfileReading, path: string, isInside: (path: string) => boolean): FoundFile {
  if (!isInside(path)) return { path, problem: `${by} takes it in, and it lies outside of what is audited` }
  return format === 'unknown' ? { path } : { path, format }
}

function readOne(fs: FileSystem, file: FoundFile, name: string, readText: ReadSibling): LockfileReading {
  const known = findUnreadable(basename(file.path))
  if (known !== undefined) return blindReading(name, known.what, 1, known.cure)
  const bytes = readFound(fs, file)
  if (typeof bytes === 'string') return blindReading(name, bytes)
  if (isPythonManifest(basename(file.path))) return readUnlocked(name, textOf(bytes) ?? '')
  const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : ''
  const readSibling = Object.assign((path: string) => readText(isAbsolute(path) ? path : join(folder, path)), {
    list: (inner: string) => readText.list?.(join(folder, inner)) ?? [],
  })
  return readLockfile(name, bytes, readSibling, file.format)
}

function readUnlocked(path: string, text: string): LockfileReading {
  const spot = describeUnlocked(basename(path), text)
  return { path, format: 'unknown', parsed: { packages: [], roots: [], blindSpots: spot === null ? [] : [spot] }, counted: 0 }
}

/** Paths as a report names them, with `/`. */
function createNamer(fs: FileSystem, cwd: string, named: readonly string[]): ((path: string) => string) & { readonly base: string } {
  const here = fs.realpathSync(cwd)
  const isHere = (path: string): boolean => path === here || path.startsWith(here.endsWith(sep) ? here : here + sep)
  const folders = named.map((path) => fs.realpathSync(path)).map((path) => (fs.statSync(path).isDirectory() ? path : dirname(path)))
  const base = folders.length === 0 || folders.some(isHere) ? here : folders.reduce(sharedFolder)
  const nameOf = (path: string): string => {
    const name = relative(base, path.startsWith(cwd + sep) ? join(here, path.slice(cwd.length)) : path)
    return name.replaceAll(sep, '/')
  }
  return Object.assign(nameOf, { base })
}

/** The deepest folder that holds both. */
function sharedFolder(one: string, other: string): string {
  const isIn = other === one || other.startsWith(one.endsWith(sep) ? one : one + sep)
  return isIn || dirname(one) === one ? one : sharedFolder(dirname(one), other)
}

function realOf(fs: FileSystem, path: string): string {
  try {
    return fs.realpathSync(path)
  } catch {
    return path
  }
}

function read(fs: FileSystem, path: string): Uint8Array | null {
  const bytes = readFound(fs, { path })
  return typeof bytes === 'string' ? null : bytes
}

function foldersIn(fs: FileSystem, folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  } catch {
    return []
  }
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes === null || bytes.includes(0) ? null : new TextDecoder().decode(bytes)
}

import { readLockfile, type LockfileReading } from '../../read-lockfile.ts'
import { siblingFile } from '../../sibling-file.ts'
import type { FixEdit, FixPlan } from '../fix-plan.ts'
import { findOtherMoves } from './find-other-moves.ts'
import { lockfileVersion } from './lockfile-version.ts'
import type { ResolveProject } from './package-manager.ts'
import { packageManagers } from './package-managers.ts'
import { resolveLockfile, type ResolveServices } from './resolve-lockfile.ts'

/** A lockfile as its package manager resolved a plan's edits, or why it was not asked, or what it refused. */
export type Resolution = { readonly lockfile: string } & (
  | {
      readonly state: 'resolved'
      /** The package manager and its version. */
      readonly by: string
      readonly reading: LockfileReading
      readonly text: string
      /** Came or went with the packages that move. */
      readonly children: readonly string[]
      /** In words, where the lockfile's own form changes: older releases of its package manager may not read it. */
      readonly form: string | null
      /** Moved without need: then the lockfile is left to people. */
      readonly others: readonly string[]
      /** Nothing stands against writing it. */
      readonly isWritable: boolean
    }
  | { readonly state: 'not-asked' | 'refused'; readonly why: string }
)

/** Lets the package managers resolve what a plan changes, one lockfile after the other. */
export async function resolvePlan(
  plan: FixPlan,
  {
    files,
    readText,
    isOffline,
  }: { readonly files: readonly LockfileReading[]; readonly readText: (path: string) => string | null; readonly isOffline: boolean },
  depsFor: (program: string, lockfile: string) => ResolveServices,
): Promise<readonly Resolution[]> {
  const edited = new Map(plan.edits.map(({ file, after }) => [file, after]))
  const read = (path: string): string | null => edited.get(path) ?? readText(path)
  const resolutions: Resolution[] = []
  for (const lockfile of new Set(plan.moves.map((move) => move.lockfile))) {
    const reading = files.find(({ path }) => path === lockfile)
    const manager = packageManagers[reading?.format ?? '']
    if (!reading || !manager)
      resolutions.push({ lockfile, state: 'not-asked', why: 'no package manager can resolve it without installing' })
    else if (isOffline) resolutions.push({ lockfile, state: 'not-asked', why: `${manager.program} is not asked offline` })
    else {
      const resolved = await resolveLockfile(manager, projectOf(plan, reading, read), depsFor(manager.program, lockfile))
      resolutions.push(resolved.state === 'resolved' ? compare(plan, reading, resolved, read) : { lockfile, ...resolved })
    }
  }
  return resolutions
}

/** The lockfiles that a plan may write: resolved, and nothing moved in them but what had to. */
export function editsOf(resolutions: readonly Resolution[], readText: (path: string) => string | null): readonly FixEdit[] {
  return resolutions.flatMap((one) => {
    if (one.state !== 'resolved' || !one.isWritable) return []
    const before = readText(one.lockfile)
    return before === one.text ? [] : [{ file: one.lockfile, before, after: one.text, reasons: [`as ${one.by} resolved it`] }]
  })
}

function projectOf(plan: FixPlan, { path, format, parsed }: LockfileReading, read: (path: string) => string | null): ResolveProject {
  const lockfile = path.slice(path.lastIndexOf('/') + 1)
  const moves = plan.moves.filter((move) => move.lockfile === path)
  const folders = parsed.roots.map(({ folder }) => folder.replace(/\/$/, '')).filter((folder) => folder !== '')
  return {
    lockfile,
    folders: [...new Set(['.', ...folders])],
    read: (name) => {
      const text = read(siblingFile(path, name))
      return text === null || name !== lockfile ? text : (packageManagers[format]?.forget?.(text, moves) ?? text)
    },
  }
}

function compare(
  plan: FixPlan,
  before: LockfileReading,
  { by, text }: { readonly by: string; readonly text: string },
  read: (path: string) => string | null,
): Resolution {
  const lockfile = before.path
  const reading = readLockfile(lockfile, new TextEncoder().encode(text), (name) => read(siblingFile(lockfile, name)))
  const wanted = plan.moves.filter((move) => move.lockfile === lockfile)
  const { children, others } = findOtherMoves(before.parsed.packages, reading.parsed.packages, wanted)
  const [old, fresh] = [lockfileVersion(read(lockfile) ?? ''), lockfileVersion(text)]
  const form = old === fresh ? null : `The form of the lockfile becomes ${fresh}, and it was ${old}: older releases may not read it.`
  const isReadAlike = form === null || [old, fresh].every((one) => packageManagers[before.format]?.forms?.includes(one ?? '') === true)
  return { lockfile, state: 'resolved', by, reading, text, children, others, form, isWritable: others.length === 0 && isReadAlike }
}

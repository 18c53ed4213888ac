import type { FixMove } from '../fix-plan.ts'

/** A project around one lockfile, as a plan leaves it. Paths are relative to the lockfile's folder. */
export interface ResolveProject {
  /** File name of the lockfile. */
  readonly lockfile: string
  /** Folders of the project's own packages; `.` is the lockfile's. */
  readonly folders: readonly string[]
  /** The text of a file, with the plan's edits; null where there is none. */
  readonly read: (path: string) => string | null
}

/** The files that a package manager is shown, and the variables that they name for their tokens; or why it is not run. */
export type ScratchCopy =
  | { readonly files: Readonly<Record<string, string>>; readonly variables: readonly string[] }
  | { readonly why: string }

/** A package manager that can work out a lockfile without building or installing anything of the project. */
export interface PackageManager {
  /** Name of its program on the search path. */
  readonly program: string
  /** Its releases in words: `npm 11 or newer`. */
  readonly wanted: string
  readonly accepts: (version: string) => boolean
  /** Writes the lockfile anew, in the scratch copy. */
  readonly args: readonly string[]
  /** Settings besides the environment that every manager gets; `{scratch}` stands for a folder that is thrown away. */
  readonly env: Readonly<Record<string, string>>
  /** Takes over manifests and settings that only say where packages come from; what loads code is a reason not to run. */
  readonly copy: (project: ResolveProject) => ScratchCopy
  /** The lockfile without the entries that are to move, where it would hold on to them. */
  readonly forget?: (lockfile: string, moves: readonly Pick<FixMove, 'name' | 'from'>[]) => string
  /** Forms of its lockfile that its releases read alike: one may become another. */
  readonly forms?: readonly string[]
  /** Words in its output that say that these versions do not fit together or do not exist: then it has judged, and said no. */
  readonly refusal: RegExp
  /** Files in the scratch folder's `aside`, which is no part of the project. */
  readonly aside?: Readonly<Record<string, string>>
  /** Files in `aside`: one that asking for its version leaves where the guard is in force, and one that says that the guard refused a build. */
  readonly guard?: { readonly inForce: string; readonly refused: string }
}

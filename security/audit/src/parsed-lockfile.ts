import type { Asked, LockedPackage } from './locked-package.ts'

/** Something in a file that was not understood or cannot be checked: never skipped in silence. */
export interface BlindSpot {
  /** From 1; 1 also for what concerns the whole file. */
  readonly line: number
  /** In words: what was met, and what that leaves unchecked. */
  readonly what: string
  /** One imperative sentence, where the reader knows better than "write the file anew". */
  readonly cure?: string
}

/** The project's own code as a lock knows it: the root, workspace members, linked folders. Not packages to check. */
export interface LocalPackage {
  readonly name: string
  /** Relative to the lock, `.` for the root; empty where the lock does not say. */
  readonly folder: string
  readonly line: number
}

/** A dependency that a lockfile answers by a folder instead of a package. */
export interface LinkedFolder extends Asked {
  readonly name: string
  /** Relative to the lock. */
  readonly folder: string
  readonly line: number
}

/** The content of one file, as its format's parser reads it. */
export interface ParsedLockfile {
  readonly packages: readonly LockedPackage[]
  readonly blindSpots: readonly BlindSpot[]
  readonly roots: readonly LocalPackage[]
  /** Dependencies that lead to folders; absent where the format has none. */
  readonly links?: readonly LinkedFolder[]
  /** Other files that this one takes in (`-r other.txt`), relative to it; each is read as a file of its own. */
  readonly includes?: readonly string[]
}

/** Text of a file beside the lock (a manifest, a constraints file) by its relative path; null when there is none. */
export interface ReadSibling {
  (path: string): string | null
  /** Names of the folders in a folder (`.` for the lock's own); absent where nothing can be listed. */
  readonly list?: (folder: string) => readonly string[]
}

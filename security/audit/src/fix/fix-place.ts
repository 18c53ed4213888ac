import { siblingFile } from '../sibling-file.ts'
import type { Texts } from './texts.ts'
import type { Ecosystem } from '../ecosystem.ts'

/** Around which lockfile a fix is made, and what it may look at. */
export interface FixPlace {
  readonly lockfile: string
  readonly format: string
  readonly lockText: string
  /** Folders of the project's own packages, relative to the lockfile; `.` is its own. */
  readonly folders: readonly string[]
  readonly texts: Texts
  /** The time of a release, where it is known. */
  readonly publishedAt: (ecosystem: Ecosystem, name: string, version: string) => Date | null
  readonly now: Date
  readonly note: (text: string) => void
}

/** The path of a file in one of the project's folders, as the report writes it. */
export function fileIn({ lockfile }: FixPlace, folder: string, name: string): string {
  return siblingFile(lockfile, folder === '.' || folder === '' ? name : `${folder.replace(/\/$/, '')}/${name}`)
}

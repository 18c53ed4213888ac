import type { Finding } from '@galley/findings'
import type { Ecosystem } from '../ecosystem.ts'

/** One file that a fix changes: as it is, and as it would be. */
export interface FixEdit {
  /** As the report names it. */
  readonly file: string
  /** Null where the file is new. */
  readonly before: string | null
  readonly after: string
  /** One sentence for each change in it. */
  readonly reasons: readonly string[]
}

/** A package that the edits move once the project is installed again. */
export interface FixMove {
  readonly lockfile: string
  readonly ecosystem: Ecosystem
  readonly name: string
  readonly from: readonly string[]
  readonly to: string
  /** The fixed version is of another major line: tests before a merge are not optional. */
  readonly isMajor: boolean
  /** The files ask for it already; only the install is missing. */
  readonly isAsked: boolean
  readonly findings: readonly Finding[]
}

/** The smallest change that clears what can be cleared. Data: nothing is written and nothing is run. */
export interface FixPlan {
  readonly edits: readonly FixEdit[]
  readonly moves: readonly FixMove[]
  readonly unfixable: readonly { readonly finding: Finding; readonly why: string }[]
  /** Notes on what could not be known here and may matter. */
  readonly notes: readonly string[]
  /** Commands to run afterwards, by the person who decides to. */
  readonly installs: readonly { readonly folder: string; readonly command: string }[]
}

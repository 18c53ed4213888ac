import type { ParsedLockfile, ReadSibling } from '../parsed-lockfile.ts'

/** The lockfile formats, by id. */
export type FormatId =
  | 'npm'
  | 'pnpm'
  | 'yarn-classic'
  | 'yarn-berry'
  | 'bun'
  | 'uv'
  | 'poetry'
  | 'pdm'
  | 'pylock'
  | 'pipfile'
  | 'requirements'
  | 'cyclonedx'
  | 'spdx'
  | 'package-json'

/** One format: how it is recognised, its parser, and the independent reader that only counts. */
export interface LockfileFormat {
  readonly id: FormatId
  /** By the name alone; several formats may claim one (yarn.lock), then `claims` decides. */
  readonly matches: (fileName: string) => boolean
  /** By the content: asked in the table's order for a name that matches, then for any other name. */
  readonly claims: (text: string) => boolean
  /** Decodes a file of this name by the format's own rules; absent where only UTF-8 will do. In words why it is no text. */
  readonly decode?: (bytes: Uint8Array) => { readonly text: string } | { readonly problem: string }
  /** Never throws for what a file holds. */
  readonly parse: (text: string, file: string, readSibling: ReadSibling) => ParsedLockfile
  /** Counts the packages, and the files that this one takes in, by a reader that shares no code with the parser. */
  readonly count: (text: string) => number
}

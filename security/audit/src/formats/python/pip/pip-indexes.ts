import type { PipInstruction } from './read-instructions.ts'

/** The places that pip looks for names in. */
export interface PipIndexes {
  /** `--index-url`; undefined where pip's own setting decides, which is the public index. */
  readonly index: string | undefined
  readonly extra: readonly string[]
  /** `--find-links`: folders or pages of files. */
  readonly links: readonly string[]
  readonly noIndex: boolean
}

/** No option: pip's own settings decide. */
export const noPipIndexes: PipIndexes = Object.freeze({ index: undefined, extra: [], links: [], noIndex: false })

/** Adds an option line to the places, as pip does: an index takes the place of all before it, and after `--no-index` there is none (`handle_option_line`). */
export function addPipIndexes(before: PipIndexes, one: PipInstruction): PipIndexes {
  if (one.kind !== 'indexes') return before
  const noIndex = before.noIndex || one.noIndex
  const links = one.links === undefined ? before.links : [...before.links, one.links]
  if (noIndex) return { index: undefined, extra: [], links, noIndex }
  return { index: one.index ?? before.index, extra: one.index === undefined ? [...before.extra, ...one.extra] : one.extra, links, noIndex }
}

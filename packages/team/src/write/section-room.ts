import type { Section } from '@galley/sdk'

/** Greatest stretch of a section, as a multiple of its planned words. */
const maxStretch = 1.6
/** Least stretch of a section, as a multiple of its planned words. */
const minStretch = 0.85

/**
 * The words for the next section: its planned ones, and its part of what earlier sections fell short of or went over, and of what is planned
 * for later sections that no evidence answers (`open` are this section and the later ones that have any). `written` and `wanted` are the
 * draft's words so far and in all.
 */
export function sectionRoom(section: Section, open: readonly Section[], written: number, wanted: number): number {
  const planned = open.reduce((sum, { words }) => sum + words, 0)
  const ratio = planned === 0 ? 1 : (wanted - written) / planned
  return Math.max(1, Math.round(section.words * Math.min(maxStretch, Math.max(minStretch, ratio))))
}

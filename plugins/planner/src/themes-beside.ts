import { subjectStems } from '@galley/evidence'
import { defaultWords, type Brief } from '@galley/sdk'
import { isNamedIn } from './is-named-in.ts'
import type { Titled } from './parts-of.ts'
import type { Described } from './structure-of.ts'
import type { Theme } from './theme.ts'
import { themesFromBrief } from './themes-from-brief.ts'
import { themesFromStructure } from './themes-from-structure.ts'

/** Words a section has when it can; from it follows how many there are. */
const sectionWords = 130
/** Maximum parts of its document that a question's answers are followed by. */
const maxBeside = 3

/** Themes beside the questions of a topic: the points to cover, and of documents about just that topic what else they are made of. */
export function themesBeside(
  brief: Brief,
  documents: readonly Described[],
  parts: readonly Titled[],
  cased: (text: string) => string,
): readonly Theme[] {
  const points = themesFromBrief(brief.mustCover ?? [], 6, cased)
  const about = documents.filter((document) => isNamedIn(brief.topic, document))
  // Who asks why or how wants that; who asks what something is, what there is on it.
  if (!parts.every(({ kind }) => kind === 'definition' || kind === 'matter') || about.length !== 1) return points
  const room = Math.min(maxBeside, sectionCount(brief.words ?? defaultWords) - parts.length - points.length)
  return [...points, ...themesFromStructure(about, room, subjectStems(brief.topic), points)]
}

/** The sections that so many words make. */
export function sectionCount(words: number): number {
  return words < 250 ? 2 : Math.min(6, Math.max(3, Math.round(words / sectionWords)))
}

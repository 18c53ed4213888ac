import { topTerms } from '@galley/evidence'
import { hasSameSubject } from './has-same-subject.ts'
import type { Described } from './structure-of.ts'
import type { Theme } from './theme.ts'

/** Themes from the words that an unstructured text uses most beside those of the topic. */
export function themesFromTerms(
  documents: readonly Described[],
  room: number,
  topic: string,
  taken: readonly Theme[],
  cased: (text: string) => string,
): readonly Theme[] {
  const sentences = documents.flatMap(({ prose }) => prose.split(/(?<=[.!?])\s+/))
  const themes: Theme[] = []
  for (const { term } of topTerms(sentences, { max: room * 4, without: [topic] })) {
    if (themes.length >= room) break
    const heading = cased(term)
    const others = [...taken, ...themes].map((theme) => theme.heading)
    if (!others.some((other) => hasSameSubject(other, heading, new Set()))) themes.push({ heading, mustCover: [], words: null })
  }
  return themes
}

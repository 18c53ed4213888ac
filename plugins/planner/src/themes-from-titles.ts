import { hasSameSubject } from './has-same-subject.ts'
import { nameIn, shortTitle } from './short-title.ts'
import type { Described } from './structure-of.ts'
import type { Theme, ThemeRoom } from './theme.ts'

/** Themes from documents that nothing divides: each is one, under its title. None for a single document, whose title is the topic's affair. */
export function themesFromTitles(documents: readonly Described[], { room, known, taken, cased }: ThemeRoom): readonly Theme[] {
  if (documents.length < 2) return []
  const themes: Theme[] = []
  for (const { title } of documents) {
    const heading = cased(shortTitle(title))
    const others = [...taken, ...themes].map((theme) => theme.heading)
    if (themes.length < room && heading !== '' && !others.some((other) => hasSameSubject(other, heading, known)))
      themes.push({ heading, about: nameIn(heading), mustCover: [], words: null })
  }
  return themes
}

import { contentStems } from '@galley/evidence'
import type { Described } from './structure-of.ts'

/** True for a document whose whole title stands in the topic, but for a year and what is in brackets: *2022 Crimean Bridge explosion*. */
export function isNamedIn(topic: string, { title }: Pick<Described, 'title'>): boolean {
  // *Why Click* tells why, and is no name.
  if (/^(?:why|how|what|when|who|where|which|warum|wie|was)\s/i.test(title)) return false
  const asked = new Set(contentStems(topic))
  const stems = contentStems(title.replaceAll(/\([^)]*\)|\b\p{N}{4}\b/gu, ' '))
  return stems.length > 0 && stems.every((stem) => asked.has(stem))
}

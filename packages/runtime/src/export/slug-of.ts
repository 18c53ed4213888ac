import type { Draft } from '@galley/sdk'
import { latinWords } from './latin-words.ts'

/** Characters of a slug, at most. */
const maxSlug = 60

/** A draft's name in addresses and files: the words of its title, cut between them; its id where the title has no Latin letter. */
export function slugOf({ title, id }: Pick<Draft, 'title' | 'id'>): string {
  const words = latinWords(title)
  let slug = (words[0] ?? '').slice(0, maxSlug)
  for (const word of words.slice(1)) {
    if (slug.length + word.length >= maxSlug) break
    slug = `${slug}-${word}`
  }
  return slug === '' ? id : slug
}

import type { Draft } from '@galley/sdk'

/** Characters of a slug, at most. */
const maxSlug = 60

/** A draft's name in addresses and files: the words of its title, cut between them; its id where the title has no Latin letter. */
export function slugOf({ title, id }: Pick<Draft, 'title' | 'id'>): string {
  const words =
    title
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll('ß', 'ss')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  let slug = (words[0] ?? '').slice(0, maxSlug)
  for (const word of words.slice(1)) {
    if (slug.length + word.length >= maxSlug) break
    slug = `${slug}-${word}`
  }
  return slug === '' ? id : slug
}

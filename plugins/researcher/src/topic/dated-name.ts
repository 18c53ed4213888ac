import type { ReadDocument } from '../documents/read-hit.ts'
import { rootsOf, rootsOfTitle } from '../words/roots-of.ts'

/** Words of a name behind its year at least: *2022 World Cup*; a year before one word dates many things. */
const dated = /(?<!\p{N})(?<year>(?:1[5-9]|20)\d\d) (?<name>\p{Lu}[\p{L}\p{N}’'-]*(?: \p{Lu}[\p{L}\p{N}’'-]*)+)/u
/** Words that may stand between a name and its year: *2022 FIFA World Cup*, *World Cup in 2022*. */
const between = String.raw`(?:[^\p{L}\p{N}.!?]+[\p{L}\p{N}-]+){0,2}[^\p{L}\p{N}.!?]+`

/**
 * Finds the test for what happens every few years, named with its year: *the 2022 World Cup*. A document that has the name with another year, or
 * another final of that year, tells nothing of it. Null for a topic that names none.
 */
export function datedName(topic: string): ((document: Pick<ReadDocument, 'title' | 'text'>) => boolean) | null {
  const { year, name } = dated.exec(topic)?.groups ?? {}
  if (year === undefined || name === undefined) return null
  const words = name
    .split(' ')
    .map((word) => RegExp.escape(word))
    .join(String.raw`\s+`)
  const either = new RegExp(String.raw`(?<!\p{N})${year}${between}${words}(?!\p{L})|(?<!\p{L})${words}${between}${year}(?!\p{N})`, 'iu')
  const asked = new Set(rootsOf(`${year} ${name}`))
  return ({ title, text }) => asked.isSubsetOf(new Set(rootsOfTitle(title))) || either.test(text)
}

import { languageOf } from '@galley/evidence'
import { rootsOfWord } from './roots-of.ts'

/** Languages that write compounds as one word. */
export const compounding: ReadonlySet<string> = new Set(['de', 'nl', 'nb', 'da', 'sv'])
/** Particles of English verbs, which their nouns are written with: *back up*, *a backup*. */
const particle = /^(?:up|down|in|out|off|on|over|back|away|through|around)$/i
/** Letters of the head of a compound, and of what stands before it, at least. */
const minPart = 4

/**
 * Finds by each root of a question how texts write it together with the next, a particle or behind a hyphen: *back up* as *backup*, *colour-blind* as *colorblind*, and in a language that writes compounds as one word
 * the noun *Liedtext* as *Text*, which is what it is one of.
 */
export function joinedForms(question: string, vocabulary: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const words = [...question.matchAll(/([\p{L}\p{N}]+)(-?)/gu)]
  const isCompounding = compounding.has(languageOf(question).code)
  const found = words.flatMap(([, word = '', line], at) => {
    const [root] = rootsOfWord(word)
    if (root === undefined) return []
    const next = words[at + 1]?.[1] ?? ''
    const isJoined = next !== '' && (line === '-' || particle.test(next))
    const joined = isJoined ? [...rootsOfWord(word + next), `${root}${rootsOfWord(next)[0] ?? ''}`].filter((form) => form !== root) : []
    const isNoun = isCompounding && /^\p{Lu}/u.test(word)
    const heads = isNoun ? Array.from({ length: Math.max(0, root.length - minPart * 2 + 1) }, (_, cut) => root.slice(cut + minPart)) : []
    const forms = [...joined, ...heads].filter((form) => vocabulary.has(form))
    return forms.length === 0 ? [] : [[root, forms] as const]
  })
  return new Map(found)
}

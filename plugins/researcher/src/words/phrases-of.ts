import { rootsOf } from './roots-of.ts'

/**
 * Reads the pairs of content words that stand beside each other in a text, each as its roots in order: *small models* of *cost and efficiency of
 * small models*. A heading with such a pair is about the matter; one with a word of it alone may be about anything.
 */
export function phrasesOf(text: string): ReadonlySet<string> {
  const phrases = new Set<string>()
  for (const run of text.split(/[^\p{L}\p{M}\p{N}\s'’-]+/u)) {
    let last = ''
    for (const word of run.split(/\s+/)) {
      const root = rootsOf(word).join(' ')
      if (last !== '' && root !== '') phrases.add(`${last} ${root}`)
      last = root
    }
  }
  return phrases
}

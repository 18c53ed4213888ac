import type { Word } from './comparison.ts'

const be = new Set('is are was were be been being get gets got'.split(' '))

/** True for a participle behind a form of *be*: what it says is done to what stands before it. */
export function isPassive(words: readonly Word[], at: number): boolean {
  if (words[at]?.word.endsWith('ed') === true && words[at + 1]?.word === 'by' && /^\p{L}/u.test(words[at + 2]?.word ?? '')) return true
  for (let k = at - 1; k >= Math.max(0, at - 3); k -= 1) {
    const word = words[k]
    if (word === undefined) return false
    if (be.has(word.word)) return /(?:ed|en|n|t|d|ng|uck|ung|id|ade|ept|elt|ut|et)$/.test(words[at]?.word ?? '')
    if (word.content && !/ly$|^(?:re|pre|co|not|no|longer|never|ever|yet|always|often|later|soon|now|first)$/.test(word.word)) return false
  }
  return false
}

import { hasDenseScript } from './dense-words.ts'
import { languageOf } from './language-of.ts'

/** Common words of a language that a text must have to be known as one of it. */
const minCommon = 3

/**
 * True where two texts are clearly of different languages: one in a script without spaces and the other not, or each with three common words or
 * more of a language that the other is not in. Texts too short to tell are taken as of one language.
 */
export function differsInLanguage(a: string, b: string): boolean {
  if (isDense(a) !== isDense(b)) return true
  const [first, second] = [languageOf(a), languageOf(b)]
  return (
    first.code !== second.code && knows(first.common, a) && knows(second.common, b) && !knows(first.common, b) && !knows(second.common, a)
  )
}

/** True for a text most of whose letters are of a script without spaces: an English text may give a name in its own script. */
function isDense(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.filter(hasDenseScript).length * 2 > letters.length
}

function knows(common: ReadonlySet<string>, text: string): boolean {
  const found = new Set((text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => common.has(word)))
  return found.size >= minCommon
}

import { contentStems } from './content-stems.ts'
import { hasDenseScript } from '../language/dense-words.ts'
import { once } from '../once.ts'

/** Stems of a list of words, read when they are first asked for. */
export interface StemList {
  readonly has: (stem: string) => boolean
}

/**
 * Opens a list of words, as it is written, by the stems of those with content. Scripts without spaces are cut by a dictionary that takes longer to
 * load than all else: they are read only for a text of theirs. `stemsOf` is how a text is read that is compared with the list.
 */
export function stemList(words: string, stemsOf: (text: string) => readonly string[] = contentStems): StemList {
  const read = (isDense: boolean): ReadonlySet<string> =>
    new Set(
      stemsOf(
        words
          .split(/\s+/)
          .filter((word) => hasDenseScript(word) === isDense)
          .join(' '),
      ),
    )
  const [plain, dense] = [once(() => read(false)), once(() => read(true))]
  return { has: (stem) => (hasDenseScript(stem) ? dense() : plain()).has(stem) }
}

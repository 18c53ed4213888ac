import { denseScript } from './dense-script.ts'

/** A word of a script without spaces, and where it starts. */
export interface DenseWord {
  readonly word: string
  readonly at: number
}

const dense = new RegExp(`[${denseScript}]`, 'u')

/** One for all: a segmenter takes milliseconds to make, and tells the script by the letters, not by the locale. */
let segmenter: Intl.Segmenter | undefined

/** True for a text that has letters of a script without spaces. */
export function hasDenseScript(text: string): boolean {
  return dense.test(text)
}

/** The words of a run of such letters, as the dictionary of `Intl.Segmenter` tells them. */
export function denseWords(run: string): readonly DenseWord[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return Array.from(segmenter.segment(run), ({ segment, index }) => ({ word: segment, at: index }))
}

import { contentStems } from '../../text/words/content-stems.ts'

const pointing = /\b(?:this|that|these|those|such|the (?:same|other|second|third|latter|former))\s+(\p{L}+)/giu

/** Stems of the nouns that a sentence points back at: *this committee*, *the other papers*. English. */
export function pointers(text: string): readonly string[] {
  return [...text.matchAll(pointing)].flatMap((found) => contentStems(found[1] ?? ''))
}

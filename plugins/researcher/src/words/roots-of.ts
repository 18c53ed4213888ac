import { contentStems, remembered, wordStems } from '@galley/evidence'

/** Beginning of a French or Italian word that has lost its vowel: *l’image*, *qu’un*, *d’un*, *un’immagine*, *dell’immagine*. */
const elision =
  /(?<![\p{L}\p{N}])(?:(?:lorsqu|puisqu|jusqu|quoiqu|qu)|[cdjlmnst]|(?:d|n|a|da|su|co|que|be)?ll|dell|nell|all|dall|sull|quell|quest|un|gl|dov|com|anch|senz)[’'](?=\p{L})/giu

/** The point of a number with decimals and the line in a name of code, and a letter in their place: *0.1* and *select_related* are one word each. */
const point = /(?<=\p{N})\.(?=\p{N})|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu
const letterPoint = '\uA78F'

/** The stems of a text's content words without the ending of a doer, so that *attacks* and *attackers* meet. For comparing, never for showing. */
export function rootsOf(text: string): readonly string[] {
  return contentStems(text.replaceAll(elision, '').replaceAll(point, letterPoint)).map(withoutDoer)
}

/** Maximum different words that are kept. */
const maxKept = 50_000

/** `rootsOf` a run of letters and digits: a folder has many words and few different ones. */
export const rootsOfWord: (run: string) => readonly string[] = remembered(maxKept, (run) =>
  wordStems(run.replaceAll(point, letterPoint)).map(withoutDoer),
)

/** `rootsOf` a title, in which a line stands for a space: *John_Stonehouse*. */
export function rootsOfTitle(title: string): readonly string[] {
  return rootsOf(title.replaceAll('_', ' '))
}

/** True for a root that is a number: *1985*, *0.1*. */
export function isNumber(root: string): boolean {
  return /^\p{N}[\p{N}\uA78F]*$/u.test(root)
}

/** Stems that name more than who does what a verb says: a *worker* is a process, and *work* says nothing. */
const things = new Set(['worker'])

function withoutDoer(stem: string): string {
  return stem.length >= 6 && !things.has(stem) ? stem.replace(/[eo]r$/, '') : stem
}

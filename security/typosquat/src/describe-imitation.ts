import type { Imitation, ImitationKind } from './find/imitation.ts'
import type { Edit } from './text/find-edits.ts'

/** Says in one sentence in which way a name imitates another: "express with one letter doubled; express is downloaded 400 million times a month". */
export function describeImitation(imitation: Imitation): string {
  const { kind, target, edits, popularity } = imitation
  const misspelt = edits.length > 0 && !kindsWithEdits.has(kind) ? ', misspelt' : ''
  const said = `${wordsOfKind[kind](imitation)}${misspelt}`
  if (kind === 'command slip') return said
  // The scope is the imitated thing there; whether it has a package of this name is not known.
  const counted = kind === 'near scope, new name' ? `${target.slice(0, target.indexOf('/'))} has packages that are` : `${target} is`
  return `${said}; ${counted} downloaded ${timesOf(popularity)} a month`
}

const wordsOfKind: Readonly<Record<ImitationKind, (imitation: Imitation) => string>> = {
  misspelling: ({ target, edits }) => `${target} with ${joinEdits(edits)}`,
  'same letters': ({ target }) => `${target} with other separators or capitals`,
  'look-alike letters': ({ target }) => `${target} in letters that only look like its own`,
  'words in another order': ({ target }) => `the words of ${target} in another order`,
  'language word moved': ({ target }) => `the words of ${target} in another order`,
  'scope left out': ({ target }) => `${target} without its scope`,
  'scope joined': ({ target }) => `${target} with its scope written into the name`,
  'scope joined, words added': ({ target, addedWords }) => `${target} with its scope written into the name and ${quote(addedWords)} added`,
  'near scope': ({ target, edits }) => `${target} with ${joinEdits(edits)} in its scope`,
  'near scope, new name': ({ target, edits }) => `the scope ${target.slice(0, target.indexOf('/'))} with ${joinEdits(edits)}`,
  'somebody else’s scope': ({ target }) => `${target} under somebody else’s scope`,
  'language word added': ({ target, addedWords }) => `${target} with ${quote(addedWords)} added`,
  'version added': ({ target, addedWords }) => `${target} with ${quote(addedWords)} added`,
  'word added': ({ target, addedWords }) => `${target} with ${quote(addedWords)} added`,
  'language word left out': ({ target }) => `${target} without its language word`,
  'language word exchanged': ({ target }) => `${target} with another language word`,
  'word for language word': ({ target, addedWords }) => `${target} with ${quote(addedWords)} in place of its language word`,
  'command slip': ({ target }) => `${target}, mistyped at the command line`,
  'command of another package': ({ target, candidateText }) => `‘${candidateText}’ is a command of ${target}`,
  'name of another registry': ({ target }) => `the name of ${target}, which is in another registry`,
}

/** Kinds whose words say the edits, or need not. */
const kindsWithEdits: ReadonlySet<ImitationKind> = new Set(['misspelling', 'near scope', 'near scope, new name', 'command slip'])

function quote(words: readonly string[]): string {
  return words.map((word) => `‘${word}’`).join(' and ')
}

function joinEdits(edits: readonly Edit[]): string {
  return edits.map(wordsOfEdit).join(' and ')
}

function wordsOfEdit({ kind, from, to, before, after }: Edit): string {
  switch (kind) {
    case 'insert':
      return to === before || to === after ? 'one letter doubled' : `‘${to}’ added`
    case 'delete':
      return from === before || from === after ? 'a double letter written once' : `‘${from}’ left out`
    case 'substitute':
      return `‘${to}’ in place of ‘${from}’`
    case 'transpose':
      return 'two letters swapped'
  }
}

/** Downloads a month are known to about a tenth of a power of ten: one digit, from a million two. */
function timesOf(popularity: number): string {
  const downloads = 10 ** (popularity / 8)
  const round = (value: number, digits: number): number => Number(value.toPrecision(digits))
  if (downloads >= 1e9) return `${round(downloads / 1e9, 2)} billion times`
  if (downloads >= 1e6) return `${round(downloads / 1e6, 2)} million times`
  return `${round(downloads, 1).toLocaleString('en-GB')} times`
}

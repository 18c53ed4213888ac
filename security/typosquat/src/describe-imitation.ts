import type { Imitation } from './find/imitation.ts'
import type { Edit } from './text/find-edits.ts'

/** Says in one sentence in which way a name imitates another: "express with one letter doubled; express is downloaded 400 million times a month". */
export function describeImitation(imitation: Imitation): string {
  const { kind, target, edits, popularity } = imitation
  const isSaid = ['misspelling', 'near scope', 'near scope, new name', 'command slip'].includes(kind)
  const misspelt = edits.length > 0 && !isSaid ? ', misspelt' : ''
  const said = `${wordsOf(imitation)}${misspelt}`
  return kind === 'command slip' ? said : `${said}; ${target} is downloaded ${timesOf(popularity)} a month`
}

function wordsOf({ kind, target, addedWords, edits, candidateText }: Imitation): string {
  const added = addedWords.map((word) => `‘${word}’`).join(' and ')
  const scope = target.slice(0, target.indexOf('/'))
  switch (kind) {
    case 'misspelling':
      return `${target} with ${edits.map(wordsOfEdit).join(' and ')}`
    case 'same letters':
      return `${target} with other separators`
    case 'look-alike letters':
      return `${target} in letters that only look like its own`
    case 'words in another order':
    case 'language word moved':
      return `the words of ${target} in another order`
    case 'scope left out':
      return `${target} without its scope`
    case 'scope joined':
      return `${target} with its scope written into the name`
    case 'scope joined, words added':
      return `${target} with its scope written into the name and ${added} added`
    case 'near scope':
      return `${target} with ${edits.map(wordsOfEdit).join(' and ')} in its scope`
    case 'near scope, new name':
      return `the scope ${scope} with ${edits.map(wordsOfEdit).join(' and ')}`
    case 'somebody else’s scope':
      return `${target} under somebody else’s scope`
    case 'language word added':
    case 'version added':
    case 'word added':
      return `${target} with ${added} added`
    case 'language word left out':
      return `${target} without its language word`
    case 'language word exchanged':
      return `${target} with another language word`
    case 'word for language word':
      return `${target} with ${added} in place of its language word`
    case 'command slip':
      return `${target}, mistyped at the command line`
    case 'command of another package':
      return `‘${candidateText}’ is a command of ${target}`
    case 'name of another registry':
      return `the name of ${target}, which is in another registry`
  }
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

import type { Ecosystem } from '../ecosystem.ts'
import type { ImitationKind } from './imitation.ts'

/** A name with some words taken from its ends. */
interface StrippedName {
  /** The words that are left, squashed. */
  readonly rest: string
  /** The words that were taken. */
  readonly added: readonly string[]
  /** The kind of imitation if `rest` is an established name. */
  readonly kind: ImitationKind
}

/** Words that name the language: people leave them out, add or exchange them without noticing. */
export const languageWords: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: ['js', 'node', 'nodejs', 'npm', 'ts', 'jsx', 'javascript', 'lib', 'es'],
  pypi: ['py', 'python', 'python3', 'python2', 'py3', 'pip', 'pypi', 'lib'],
}

const gluedBefore: Readonly<Record<Ecosystem, RegExp>> = { npm: /^(node|js)(.{3,})$/, pypi: /^(python3?|py3?)(.{3,})$/ }
const gluedBehind: Readonly<Record<Ecosystem, RegExp>> = {
  npm: /^(.{3,}?)(jsx?|lib|npm|node|ts|\d{1,4})$/,
  pypi: /^(.{3,}?)(python3?|py3?|lib|\d{1,4})$/,
}

/** Strips one or two words from the ends of a name in every way, language words and numbers that are glued to a word included. */
export function stripAffixes(words: readonly string[], ecosystem: Ecosystem): readonly StrippedName[] {
  const found: StrippedName[] = []
  for (const [from, to] of [
    [0, 1],
    [1, 0],
    [0, 2],
    [2, 0],
    [1, 1],
  ] as const) {
    const kept = words.slice(from, words.length - to)
    if (kept.length === 0) continue
    const added = [...words.slice(0, from), ...words.slice(words.length - to)]
    found.push({ rest: kept.join(''), added, kind: kindOf(added, ecosystem) })
  }
  // Glued to a word of three letters at least: the js of cjs is none.
  const [, first, restOfFirst] = gluedBefore[ecosystem].exec(words[0] ?? '') ?? []
  const [, restOfLast, last] = gluedBehind[ecosystem].exec(words.at(-1) ?? '') ?? []
  if (first !== undefined) found.push({ rest: [restOfFirst, ...words.slice(1)].join(''), added: [first], kind: kindOf([first], ecosystem) })
  if (last !== undefined) found.push({ rest: [...words.slice(0, -1), restOfLast].join(''), added: [last], kind: kindOf([last], ecosystem) })
  return found
}

function kindOf(added: readonly string[], ecosystem: Ecosystem): ImitationKind {
  const plain = added.filter((word) => !languageWords[ecosystem].includes(word))
  if (plain.length === 0) return 'language word added'
  return plain.every((word) => /^v?\d+$/.test(word)) ? 'version added' : 'word added'
}

import type { Ecosystem } from '../ecosystem.ts'
import type { CandidateKind } from './candidate.ts'

/** A name with some words taken from its ends. */
export interface Stripped {
  readonly rest: string
  readonly added: readonly string[]
  readonly kind: CandidateKind
}

/** Words that name the language: what people leave out, add or exchange without noticing. The first ones are tried in place of others. */
export const languageWords: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: ['js', 'node', 'nodejs', 'npm', 'ts', 'jsx', 'javascript', 'lib', 'es'],
  pypi: ['py', 'python', 'python3', 'python2', 'py3', 'pip', 'pypi', 'lib'],
}

/** How many of the language words are tried in place of others. */
export const EXCHANGED = 3

const BEFORE: Readonly<Record<Ecosystem, RegExp>> = { npm: /^(node|js)(.{3,})$/, pypi: /^(python3?|py3?)(.{3,})$/ }
const BEHIND: Readonly<Record<Ecosystem, RegExp>> = {
  npm: /^(.{3,}?)(jsx?|lib|npm|node|ts|\d{1,4})$/,
  pypi: /^(.{3,}?)(python3?|py3?|lib|\d{1,4})$/,
}

/** All ways to take one word (or a language word and another) from an end of a name, glued language words and numbers included. */
export function stripAffixes(words: readonly string[], ecosystem: Ecosystem): readonly Stripped[] {
  const found: Stripped[] = []
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
  const [, first, restOfFirst] = BEFORE[ecosystem].exec(words[0] ?? '') ?? []
  const [, restOfLast, last] = BEHIND[ecosystem].exec(words.at(-1) ?? '') ?? []
  if (first !== undefined) found.push({ rest: [restOfFirst, ...words.slice(1)].join(''), added: [first], kind: kindOf([first], ecosystem) })
  if (last !== undefined) found.push({ rest: [...words.slice(0, -1), restOfLast].join(''), added: [last], kind: kindOf([last], ecosystem) })
  return found
}

function kindOf(added: readonly string[], ecosystem: Ecosystem): CandidateKind {
  const plain = added.filter((word) => !languageWords[ecosystem].includes(word))
  if (plain.length === 0) return 'language word added'
  return plain.every((word) => /^v?\d+$/.test(word)) ? 'version added' : 'word added'
}

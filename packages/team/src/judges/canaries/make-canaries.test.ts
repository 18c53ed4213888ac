import { judgeSupport, splitSentences } from '@galley/evidence'
import type { CheckedClaim } from '@galley/sdk'
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { calibrationCases } from '../calibration/calibration-cases.ts'
import { canariesFor, makeCanaries } from './make-canaries.ts'

const passages = [
  'The council of Lisrow bought the old mill in 1931. A carpenter from Dunholm repaired the roof. Some of the rooms were let to painters.',
  'Marla Voss invited Oren Hale to the island. The two built a hut of driftwood. Visitors often left coins at the door.',
  'The bridge has three arches. A storm took the middle one in 1862. Many of the stones lie in the river.',
]

const claims: readonly CheckedClaim[] = passages.map((window, at) => ({
  claim: { id: `c${at}`, text: 'A claim.', kind: 'fact', evidenceIds: [`e${at}`] },
  sentence: 'A claim.',
  window,
  title: 'Lisrow',
}))

const numbersAndNames = (text: string): readonly string[] => text.match(/\p{N}+|(?<=[^.!?]\s)\p{Lu}\p{L}+/gu) ?? []

test('every batch has four, of passages that do not say them, with no number or name that they lack', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const canaries = makeCanaries({ claims, seed: String(seed) })
    expect(canaries).toHaveLength(canariesFor(claims.length))
    for (const { sentence, window, title, claim } of canaries) {
      expect(passages).toContain(window)
      expect(window).not.toContain(sentence)
      expect(numbersAndNames(sentence).filter((word) => !window.includes(word))).toEqual([])
      expect(claim).toMatchObject({ text: sentence, evidenceIds: [`e${passages.indexOf(window)}`] })
      const { verdict } = judgeSupport(sentence, [{ id: 'e', quote: window, window, title }])
      expect(verdict).not.toBe('contradicted')
    }
  }
})

test('the same seed makes the same canaries, another one others', () => {
  const made = (seed: string): readonly string[] => makeCanaries({ claims, seed }).map(({ sentence }) => sentence)
  expect(made('a')).toEqual(made('a'))
  expect(new Set(['a', 'b', 'c', 'd'].map((seed) => made(seed).join(' '))).size).toBeGreaterThan(1)
})

test('they are causes, comparisons, generalisations and roles turned, each in the words of a writer', () => {
  const all = Array.from({ length: 40 }, (_, seed) => makeCanaries({ claims, seed: String(seed) }).map(({ sentence }) => sentence)).flat()
  expect(all).toContain('Oren Hale invited Marla Voss to the island.')
  expect(all).toContain('Some of the rooms were let to painters because the council of Lisrow bought the old mill in 1931.')
  expect(all).toContain('Because the council of Lisrow bought the old mill in 1931, some of the rooms were let to painters.')
  expect(all).toContain('Visitors always left coins at the door.')
  expect(all).toContain('All of the stones lie in the river.')
  expect(new Set(all).size).toBeGreaterThan(8)
})

const batchOf = (window: string): readonly CheckedClaim[] => [{ ...(claims[0] as CheckedClaim), window }]
const madeOf = (window: string): readonly string[] =>
  Array.from({ length: 30 }, (_, seed) =>
    makeCanaries({ claims: batchOf(window), seed: String(seed) }).map(({ sentence }) => sentence),
  ).flat()

test('roles are turned only where one party does to another what that one could do as well', () => {
  const turned = madeOf(
    'Some small LK-99 samples levitated over a magnet. The French company Mistral AI released Mistral 7B in 2023. Marla Voss sued Keyfold in May.',
  ).filter((sentence) => /LK-99 small|Mistral released|7B released|Keyfold sued/.test(sentence))
  expect(new Set(turned)).toEqual(new Set(['Keyfold sued Marla Voss in May.']))
})

test('nothing gives one away: no mark of a reference, no lower-case sentence, no two full stops', () => {
  const made = madeOf(
    'Officials ordered about 500,000 people to leave the coast.[94] Min Aung Hlaing visited Sittwe in May.[95] The council was told.[96] Vehicles were left in the road. npm keeps the list of dependencies in a file. Reached a peak of 150 K (−123 °C).',
  )
  expect(made.length).toBeGreaterThan(0)
  for (const sentence of made) expect(sentence).toMatch(/^\p{Lu}(?!.*(?:\[|\. \p{Ll}|\.\.|because Vehicles|because Min visited)).*[^.]\.$/u)
})

test('what words support is none, and what was seen through is not taken again', () => {
  for (let seed = 0; seed < 30; seed += 1) {
    const first = makeCanaries({ claims, seed: String(seed) })
    const without = new Set(first.map(({ sentence }) => sentence))
    const next = makeCanaries({ claims, seed: String(seed), without })
    expect(next.filter(({ sentence }) => without.has(sentence))).toEqual([])
    for (const { sentence, window, title } of [...first, ...next])
      expect(judgeSupport(sentence, [{ id: 'e', quote: window, window, title }]).verdict).toBe('undecided')
  }
})

test('a batch carries one for three claims, and never fewer than two', () => {
  expect([1, 2, 6, 7, 12].map(canariesFor)).toEqual([2, 2, 2, 3, 4])
})

test('a batch in another language has them, too', () => {
  const window =
    'Die Stadt Lisrow kaufte 1931 die alte Mühle am Fluss. Ein Zimmermann aus Dunholm besserte das Dach aus. Später zogen Maler in die Zimmer.'
  const german = claims.slice(0, 1).map((claim) => Object.assign({}, claim, { window }))
  const all = Array.from({ length: 20 }, (_, seed) => makeCanaries({ claims: german, seed: String(seed), language: 'de-CH' }))
  for (const canaries of all) expect(canaries).toHaveLength(canariesFor(german.length))
  expect(all.flat().some(({ sentence }) => sentence.includes('der Grund dafür war'))).toBe(true)
})

test('the passages of the calibration, taken as batches, allow enough of them', () => {
  const all = calibrationCases().map(({ claim }) => claim)
  for (let from = 0; from < all.length; from += 12)
    expect(makeCanaries({ claims: all.slice(from, from + 12), seed: String(from) })).toHaveLength(4)
})

test('a batch of uncited sentences has them of the text that these are judged by, and they cite nothing either', () => {
  const uncited = claims.map((one) => Object.assign({}, one, { claim: { ...one.claim, evidenceIds: [] } }))
  const canaries = makeCanaries({ claims: uncited, seed: 'x' })
  expect(canaries).toHaveLength(canariesFor(uncited.length))
  expect(canaries.flatMap(({ claim }) => claim.evidenceIds)).toEqual([])
})

const documents = new URL('../../../../../examples/first-draft/documents/', import.meta.url)

/** Passages of three sentences, as claims have them, from real pages. */
const windows = readdirSync(documents)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => {
    const sentences = splitSentences(readFileSync(new URL(name, documents), 'utf8')).map(({ text }) => text)
    return sentences.flatMap((_, at) => (at % 2 === 1 ? [sentences.slice(at - 1, at + 2).join(' ')] : []))
  })

test('none can be told by its phrase: what it brings in stands in few of them', () => {
  const made = new Map<string, string>()
  for (let seed = 0; seed < 250; seed += 1) {
    const from = (seed * 5) % (windows.length - 12)
    const batch = windows.slice(from, from + 12).flatMap((window) => Object.assign({}, claims[0], { window }) as CheckedClaim)
    for (const { sentence, window } of makeCanaries({ claims: batch, seed: String(seed) })) made.set(sentence, window)
  }
  const counts = new Map<string, number>()
  for (const [sentence, window] of made) {
    const own = ` ${wordsOf(window).join(' ')} `
    const words = wordsOf(sentence)
    // Three words in a row that do not stand together in the passage.
    for (let at = 0; at + 3 <= words.length; at += 1) {
      const [a = '', b = '', c = ''] = words.slice(at, at + 3)
      if (own.includes(` ${a} ${b} `) || own.includes(` ${b} ${c} `)) continue
      counts.set(`${a} ${b} ${c}`, (counts.get(`${a} ${b} ${c}`) ?? 0) + 1)
    }
  }
  expect(made.size).toBeGreaterThan(100)
  expect([...counts].filter(([, count]) => count > made.size * 0.03)).toEqual([])
})

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

test('a batch whose own passages allow too few borrows from those of the others', () => {
  const bare = claims.map((one): CheckedClaim => Object.assign({}, one, { window: 'Nothing.' }))
  expect(makeCanaries({ claims: bare, seed: 'a' })).toHaveLength(0)
  const borrowed = makeCanaries({ claims: bare, spare: claims, seed: 'a' })
  expect(borrowed).toHaveLength(canariesFor(claims.length))
  for (const { window } of borrowed) expect(passages).toContain(window)
})

import { judgeSupport } from '@galley/evidence'
import type { CheckedClaim } from '@galley/sdk'
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

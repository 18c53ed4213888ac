import { judgeSupport } from '@galley/evidence'
import type { CheckedClaim } from '@galley/sdk'
import { expect, test } from 'vitest'
import { calibrationCases } from '../calibration/calibration-cases.ts'
import { canariesOfBatch, makeCanaries } from './make-canaries.ts'

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
  headings: [],
}))

const numbersAndNames = (text: string): readonly string[] => text.match(/\p{N}+|(?<=[^.!?]\s)\p{Lu}\p{L}+/gu) ?? []

test('every batch has four, of passages that do not say them, with no number or name that they lack', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const canaries = makeCanaries({ claims, seed: String(seed) })
    expect(canaries).toHaveLength(canariesOfBatch)
    for (const { sentence, window, title, headings, claim } of canaries) {
      expect(passages).toContain(window)
      expect(window).not.toContain(sentence)
      expect(numbersAndNames(sentence).filter((word) => !window.includes(word))).toEqual([])
      expect(claim).toMatchObject({ text: sentence, evidenceIds: [`e${passages.indexOf(window)}`] })
      const { verdict } = judgeSupport(sentence, [{ id: 'e', quote: window, window, title, headings }])
      expect(verdict).not.toBe('contradicted')
    }
  }
})

test('the same seed makes the same canaries, another one others', () => {
  const made = (seed: string): readonly string[] => makeCanaries({ claims, seed }).map(({ sentence }) => sentence)
  expect(made('a')).toEqual(made('a'))
  expect(new Set(['a', 'b', 'c', 'd'].map((seed) => made(seed).join(' '))).size).toBeGreaterThan(1)
})

test('they are causes, comparisons, generalisations and roles turned', () => {
  const all = Array.from({ length: 40 }, (_, seed) => makeCanaries({ claims, seed: String(seed) }).map(({ sentence }) => sentence)).flat()
  expect(all).toContain('Oren Hale invited Marla Voss to the island.')
  expect(all).toContain('Some of the rooms were let to painters because the council of Lisrow bought the old mill in 1931.')
  expect(all).toContain('Visitors always left coins at the door.')
  expect(all).toContain('All of the stones lie in the river.')
  expect(all.some((sentence) => /^(?:The|A) [^,]+, (?:more than|unlike|further than)/.test(sentence))).toBe(true)
})

test('a batch in another language has them, too', () => {
  const window =
    'Die Stadt Lisrow kaufte 1931 die alte Mühle am Fluss. Ein Zimmermann aus Dunholm besserte das Dach aus. Später zogen Maler in die Zimmer.'
  const german = claims.slice(0, 1).map((claim) => Object.assign({}, claim, { window }))
  const canaries = makeCanaries({ claims: german, seed: 'x', language: 'de-CH' })
  expect(canaries).toHaveLength(canariesOfBatch)
  expect(canaries.some(({ sentence }) => sentence.includes('der Grund dafür war'))).toBe(true)
})

test('the passages of the calibration, taken as batches, allow enough of them', () => {
  const all = calibrationCases().map(({ claim }) => claim)
  for (let from = 0; from < all.length; from += 12)
    expect(makeCanaries({ claims: all.slice(from, from + 12), seed: String(from) })).toHaveLength(canariesOfBatch)
})

test('what cites nothing gives none', () => {
  const uncited = claims.map((one) => Object.assign({}, one, { claim: { ...one.claim, evidenceIds: [] } }))
  expect(makeCanaries({ claims: uncited, seed: 'x' })).toEqual([])
})

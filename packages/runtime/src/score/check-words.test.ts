import { expect, test } from 'vitest'
import { checkWords } from './check-words.ts'

const text = '# Bridges\n\nThe bridge of Lund was opened on 4 May 1872. It cost 340 thousand crowns.\n\nNobody crossed the river before.'
const sources = [
  { sourceId: 's1', title: 'Bridges of Lund', text },
  { sourceId: 's2', title: 'Bees', text: 'Bees dance to show the way.' },
]

test('each typed sentence has a verdict, and the passage that it was compared with', () => {
  const typed = 'The bridge of Lund was opened in May 1872. The bridge of Lund was opened on 4 May 1911. Wasps sting tourists.'
  const checked = checkWords(typed, sources, { language: 'en' })
  expect(checked.map(({ verdict }) => verdict)).toEqual(['supported', 'contradicted', 'unsupported'])
  expect(checked[0]?.passage).toMatchObject({ sourceId: 's1', quote: 'The bridge of Lund was opened on 4 May 1872.' })
  const { start = 0, end = 0 } = checked[1]?.passage ?? {}
  expect(text.slice(start, end)).toBe('The bridge of Lund was opened on 4 May 1872.')
  expect(checked[2]).toMatchObject({ passage: null, reason: 'No evidence stands behind this sentence.' })
})

test('nothing typed is nothing to check', () => {
  expect(checkWords(' ', sources)).toEqual([])
})

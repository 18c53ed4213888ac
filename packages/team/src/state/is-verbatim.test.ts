import { expect, test } from 'vitest'
import { isVerbatim } from './is-verbatim.ts'

const source = {
  quote: 'The storm [nb 1] was noted by `scope["type"]` on 4 May [8]. It *turned* away.',
  title: 'Storms: what they do',
  headings: ['In spring', 'May'],
}

test.each([
  'According to *Storms*, under *In spring › May*: “The storm was noted by `scope["type"]` on 4 May. It turned away.”',
  'Under *May*: “It turned away.”',
  '“It turned away.”',
  'According to *Storms: what they do*:',
])('%s is set as it stands in its source', (text) => {
  expect(isVerbatim(text, [source])).toBe(true)
})

test('the words that name a source are those of the language of the draft', () => {
  expect(isVerbatim('Laut *Storms*, Abschnitt *May*: „It turned away.“', [source], 'de')).toBe(true)
  expect(isVerbatim('『Storms』（May）によると、「It turned away.」', [source], 'ja')).toBe(true)
  expect(isVerbatim('Laut *Storms*: „It turned away.“', [source], 'en')).toBe(false)
})

test.each([
  'According to *Storms*: “The storm was noted on 4 May.”',
  '“It turned back.”',
  'It turned away.',
  '“It turned away” on 5 May.',
  'The keeper stole the lamp: “It turned away.”',
  'According to *Storms*, the keeper stole the lamp: “It turned away.”',
  'According to *Storms*, the keeper stole the lamp:',
  'According to *Winds*: “It turned away.”',
])('%s is not', (text) => {
  expect(isVerbatim(text, [source])).toBe(false)
})

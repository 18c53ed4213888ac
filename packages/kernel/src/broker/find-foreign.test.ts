import { array, assert, constantFrom, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { findForeign } from './find-foreign.ts'

const page = (text: string, mediaType = 'text/html'): { readonly text: string; readonly mediaType: string } => ({ text, mediaType })

test.each([
  ['entities, case and white space', '<p>Caf&eacute;&nbsp;au\nlait &#x2013; 3&thinsp;000&nbsp;&euro;</p>', 'CAFÉ au lait 3 000 €'],
  ['an element left out', '<p>Bees<sup>12</sup> dance<!-- not --> well</p>', 'Bees dance well'],
  ['a marker in brackets left out', '<p>Bees dance [12] well [citation needed].</p>', 'Bees dance well.'],
  ['a number whose parts stand in elements of their own', '<b>19</b>.<i>99</i> and 10<sup>3</sup>', '19.99 and 10³'],
  ['a sign behind a bracket', '<pre><i>seq</i>[<i>-</i><i>1</i>]</pre>', 'seq[-1]'],
  ['marks of Markdown', '<h2>Bees</h2><ul><li>They <b>dance</b></ul>', '## Bees\n\n- They **dance**'],
  ['a quote in a value, and a tag in a script', '<a title="a > b">x</a><script>"<p>"</script><p>Bees</p>', 'Bees'],
  ['a sign that begins no tag', '<p>1 < 2 and 2 <3</p>', '1 < 2 and 2 <3'],
  ['a page that breaks off in a tag', '<p>Bees</p><a href="', 'Bees'],
])('a text stands in its page: %s', (_, html, text) => {
  expect(findForeign(text, page(html))).toBeNull()
})

test.each([
  ['a sign that was dropped', '<p>It is -5 °C</p>', 'It is 5 °C', '5'],
  ['decimals that were dropped', '<p>12,5 %</p>', '125 %', '125'],
  ['cells made one number', '<table><tr><td>1<td>5</table>', '15', '15'],
  ['words of a script', '<script>"Bees dance"</script><p>Wasps</p>', 'Bees dance', 'Bees dance'],
  ['words of a comment', '<!-- Bees dance --><p>Wasps</p>', 'Bees dance', 'Bees dance'],
  ['half a run of words', '<p>It is not safe to drink</p>', 'safe to drink', 'safe to drink'],
])('a text does not stand in its page: %s', (_, html, text, foreign) => {
  expect(findForeign(text, page(html))).toBe(foreign)
})

test('lines of a plain text and values of JSON are taken whole', () => {
  expect(findForeign('One line\nthird', page('One line\nsecond\nthird', 'text/plain'))).toBeNull()
  expect(findForeign('One third', page('One second third', 'text/plain'))).toBe('One third')
  expect(findForeign('Bees “dance” at 2', page('{"a":"Bees \\"dance\\"","b":["at",2,null]}', 'application/json'))).toBeNull()
  expect(findForeign('wasps', page('{"a":"Bees', 'application/json'))).toBe('wasps')
})

test('the cells of a notebook are split at their signs, and a word of none of them is foreign', () => {
  const notebook = JSON.stringify({ cells: [{ cell_type: 'markdown', source: ['# Bees\n', 'See {doc}`the hive <hive>`.'] }] })
  const of = (text: string, type: string): string | null => findForeign(text, page(notebook, type))
  expect(of('Bees See the hive', 'application/x-ipynb+json')).toBeNull()
  expect(of('Bees See the comb', 'application/x-ipynb+json')).toMatch(/comb/)
  // Other JSON is values, each whole.
  expect(of('Bees See the hive', 'application/json')).not.toBeNull()
})

test('directives and roles of reStructuredText are left out', () => {
  const source = page('.. note:: Bees :func:`dance` in :ref:`the hive <hive>`.', 'text/plain')
  expect(findForeign('Bees `dance` in the hive.', source)).toBeNull()
  expect(findForeign('Bees `dance` in a hive.', source)).not.toBeNull()
})

test('any choice of whole elements stands in the page, and one more word anywhere does not', () => {
  const word = constantFrom('bees', 'dance', 'a', 'ab', 'b', '7', 'well')
  assert(
    property(array(array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }), nat(), nat(), (elements, mask, at) => {
      const html = elements.map((words) => `<p>${words.join(' ')}</p>`).join('\n')
      const kept = elements.filter((_, place) => ((mask >> place) & 1) === 0).map((words) => words.join(' '))
      expect(findForeign(kept.join('\n\n'), page(html))).toBeNull()
      const words = kept.join(' \n ').split(' ')
      expect(findForeign(words.toSpliced(at % (words.length + 1), 0, 'zzz').join(' '), page(html))).not.toBeNull()
    }),
    { numRuns: 200 },
  )
})

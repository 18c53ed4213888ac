import { blockToHtml } from '@galley/runtime'
import { describe, expect, test } from 'vitest'
import { markDoubts, showDoubts } from './mark-doubts.ts'

const render = (text: string, claim: string, verdict: 'unsupported' | 'supported' = 'unsupported'): string =>
  showDoubts(blockToHtml({ kind: 'paragraph', claims: [], text: markDoubts(text, [{ id: 'c1', text: claim, verdict }]) }, () => '<i>1</i>'))

describe('doubtful sentences', () => {
  test('the sentence before the token is underlined, and nothing else', () => {
    expect(render('It is so. It is **not** so [[c:c1]]. Still.', 'It is **not** so.')).toBe(
      '<p>It is so. <span class="doubt">It is <strong>not</strong> so<span class="sr"> (not supported)</span></span> <i>1</i>. Still.</p>',
    )
  })

  test('of two equal sentences, the one that carries the token', () => {
    expect(render('Same. Same [[c:c1]].', 'Same.')).toMatch(/^<p>Same\. <span class="doubt">Same</)
  })

  test.each([
    ['a supported one', 'It is so [[c:c1]].', 'It is so.', 'supported' as const],
    ['one that is not there', 'It is so [[c:c1]].', 'It was so.', 'unsupported' as const],
    ['an empty one', 'It is so [[c:c1]].', '', 'unsupported' as const],
    ['marks that a source brought along', '\uE000It is so\uE001 [[c:c1]].', 'x', 'unsupported' as const],
  ])('%s is left alone', (_, text, claim, verdict) => {
    expect(render(text, claim, verdict)).toBe('<p>It is so <i>1</i>.</p>')
  })

  test('a mark that would cross an element is dropped', () => {
    expect(render('**It is. So** be it [[c:c1]].', 'So** be it.')).toBe('<p><strong>It is. So</strong> be it <i>1</i>.</p>')
  })
})

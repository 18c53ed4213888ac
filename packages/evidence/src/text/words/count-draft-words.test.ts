import { expect, test } from 'vitest'
import { countDraftWords } from './count-draft-words.ts'

test('counts the words of every block but the headings, without tokens and marks', () => {
  expect(
    countDraftWords([
      { kind: 'heading', text: 'Bees in Oslo' },
      { kind: 'paragraph', text: '**Bees** fly. [[c:c1]]' },
      { kind: 'list', text: '- one\n- two' },
    ]),
  ).toBe(4)
})

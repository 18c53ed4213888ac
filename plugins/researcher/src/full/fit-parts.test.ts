import { expect, test } from 'vitest'
import { fitParts } from './fit-parts.ts'
import type { PageSentence } from './page-sentences.ts'

const passages = (...texts: readonly string[]): readonly PageSentence[] =>
  texts.map((text, passage) => ({ text, start: passage, end: passage + 1, headings: [], passage, document: {} }) as unknown as PageSentence)
const textsOf = (fitted: ReturnType<typeof fitParts>): readonly (readonly string[])[] =>
  fitted.map(({ shown }) => shown.map(({ text }) => text))

const password = { text: 'How can the password be given?' }
const mount = { text: 'How does a mount work?' }
const check = { text: 'How is a repository checked?' }

test('parts that are too long together give way to each other, and no question loses its page', () => {
  const chosen = [
    {
      part: passages('Greetings to all who read this.', 'The password stands in a file.', 'More on the history of it all.'),
      asked: [password],
    },
    { part: passages('A mount serves it as a folder.'), asked: [mount] },
    { part: passages('A preface of many words here.', 'A check reads the repository.'), asked: [check] },
  ]
  expect(textsOf(fitParts(chosen, 100))).toEqual([
    ['The password stands in a file.'],
    ['A mount serves it as a folder.'],
    ['A check reads the repository.'],
  ])
})

test('what is not the first for a question comes in where it fits whole', () => {
  const [first, second, short] = [
    passages('The password stands in a file.'),
    passages('It may be asked of a command instead.'),
    passages('Or typed.'),
  ]
  const chosen = [first, second, short].map((part) => ({ part, asked: [password] }))
  expect(textsOf(fitParts(chosen, 45))).toEqual([['The password stands in a file.'], ['Or typed.']])
  expect(textsOf(fitParts(chosen, 1000))).toHaveLength(3)
})

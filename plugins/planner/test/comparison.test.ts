import type { Hit } from '@galley/sdk'
import { createTestHost } from '@galley/sdk/testing'
import { expect, test } from 'vitest'
import { plan } from '../src/plan.ts'

const none = createTestHost().host

const hit = (title: string, snippet: string, at: number, opening = 300): Hit => ({
  address: `folder:${at}.md`,
  title,
  provider: 'folder',
  snippet,
  outline: { opening, parts: [] },
})

test('asks of each side of a comparison, of its own document where that has something to say', async () => {
  const pages = [hit('Hash maps', 'A hash map keeps pairs.', 1), hit('Trees', 'A tree keeps them in order.', 2, 20)]
  const brief = { topic: 'Hash maps compared with trees in Ada', words: 400 }
  const { questions, outline } = await plan({ brief, mode: 'extractive', hits: pages }, none)
  expect(questions.map(({ text, of }) => [text, of])).toEqual([
    ['Hash maps vs trees', undefined],
    ['Hash maps', 'Hash maps'],
    ['trees', undefined],
  ])
  expect(outline.map(({ heading, words }) => [heading, words])).toEqual([
    ['Hash maps and trees', 200],
    ['Hash maps', 100],
    ['Trees', 100],
  ])
})

test.each([
  ['git merge vs rebase: what is the difference', ['git merge', 'git rebase']],
  ['merge vs rebase in git', ['merge', 'rebase']],
  ['green tea vs merge', ['green tea', 'merge']],
])('knows a side of %j by the word that it shares with the other', async (topic, sides) => {
  const pages = ['git', 'git-merge', 'git-rebase'].map((title, at) => hit(`${title}(1)`, `${title} changes a branch.`, at))
  const { questions } = await plan({ brief: { topic, words: 400 }, mode: 'extractive', hits: pages }, none)
  expect(questions.map(({ text, of }) => [text, of])).toEqual(
    topic.includes('git')
      ? sides.map((side) => [side, `git-${side.replace('git ', '')}(1)`])
      : [sides.join(' vs '), ...sides].map((text) => [text, undefined]),
  )
})

test('asks for a measure of several things once, and of each that has a document of its own', async () => {
  const topic = 'How old are Lund and Ystad compared with Kiel?'
  const asked = async (...titles: readonly string[]): Promise<readonly unknown[]> => {
    const pages = titles.map((title, at) => hit(title, `${title} is a town.`, at))
    return (await plan({ brief: { topic, words: 400 }, mode: 'extractive', hits: pages }, none)).questions.map(({ text, of }) => [text, of])
  }
  expect(await asked('Towns of the coast', 'Lund')).toEqual([['How old are Lund vs Ystad vs Kiel', undefined]])
  expect(await asked('Lund', 'Ystad', 'Kiel')).toEqual(['Lund', 'Ystad', 'Kiel'].map((name) => [`How old are ${name}?`, name]))
})

import { describe, expect, it } from 'vitest'
import { centrality } from '../src/rank/centrality.ts'
import { contentStems, countWords, rankSentences, selectDiverse } from '../src/index.ts'
import { tfIdf } from '../src/rank/tf-idf.ts'
import { createSeeded, titleWithData } from '@galley/testkit'
import { ownArticles, readArticles, realArticles, type Article } from './articles.ts'
import { rouge } from './rouge.ts'

const articles = readArticles()?.filter(({ lead, body }) => countWords(lead) >= 50 && body.length >= 10) ?? null

/** Writes a lead of the human length from the body: sentences in the order of choice until it is full, then in the order of the text. */
function compose({ lead, body }: Article, order: readonly number[]): string {
  const wanted = countWords(lead)
  const chosen: number[] = []
  let words = 0
  for (const index of order) {
    const length = countWords(body[index]?.text ?? '')
    if (words + length > wanted * 1.05) continue
    words += length
    chosen.push(index)
  }
  return chosen
    .sort((a, b) => a - b)
    .map((index) => body[index]?.text)
    .join('. ')
}

const recipes: Readonly<Record<string, (article: Article) => readonly number[]>> = {
  random: ({ body }) => byScore(body.map(createSeeded(3))),
  first: ({ body }) => [...body.keys()],
  lexrank: ({ body }) => byScore(centrality(tfIdf(body.map(({ text }) => contentStems(text))).vectors)),
  galley: ({ body, title }) => {
    const scores = rankSentences(
      body.map(({ text }) => text),
      { title, places: body.map(({ place }) => place) },
    )
    return selectDiverse(
      body.map(({ text }, index) => ({ text, score: scores[index] ?? 0 })),
      { max: 80 },
    )
  },
}

function byScore(scores: readonly number[]): readonly number[] {
  return scores.map((_, index) => index).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
}

function meanRouge(all: readonly Article[], recipe: string, n: number): number {
  return all.reduce((sum, article) => sum + rouge(compose(article, recipes[recipe]?.(article) ?? []), article.lead, n), 0) / all.length
}

describe('the composer recipe on made-up articles', () => {
  it.each(['random', 'first', 'lexrank'])('beats %s', (other) => {
    for (const n of [1, 2]) expect(meanRouge(ownArticles, 'galley', n)).toBeGreaterThan(meanRouge(ownArticles, other, n))
  })
})

describe.skipIf(articles === null)(titleWithData('the composer recipe on real articles', realArticles), () => {
  const all = articles ?? []

  it('beats the first sentences, chance and LexRank alone', () => {
    const table = Object.fromEntries(
      Object.keys(recipes).map((recipe) => [
        recipe,
        [meanRouge(all, recipe, 1), meanRouge(all, recipe, 2)].map((value) => Math.round(value * 10) / 10),
      ]),
    )
    process.stderr.write(`\nROUGE-1 and ROUGE-2 of ${all.length} leads: ${JSON.stringify(table)}\n`)
    const [galley = [], lexrank = [], first = [], random = []] = [table['galley'], table['lexrank'], table['first'], table['random']]
    expect(galley[0]).toBeGreaterThan((lexrank[0] ?? 0) + 2)
    expect(galley[1]).toBeGreaterThan((lexrank[1] ?? 0) + 2)
    expect(lexrank[0]).toBeGreaterThan(Math.max(first[0] ?? 0, random[0] ?? 0))
  })
})

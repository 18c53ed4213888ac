import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { expect, test } from 'vitest'
import { createPassageIndex } from '../src/passage-index.ts'

const word = fc.constantFrom('bee', 'train', 'trains', 'training', 'trainee', 'salt', 'saltmarsh', 'saltmarshes', '1966')
const field = fc.array(word, { maxLength: 8 })

test('the scores are those of minisearch, for whole words and for longer ones that begin with a term', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 12 }), fc.array(word, { maxLength: 4 }), (passages, query) => {
      const library = new MiniSearch({
        fields: ['title', 'text'],
        tokenize: (text) => text.match(/\S+/g) ?? [],
        processTerm: (term) => term,
        searchOptions: { boost: { title: 2 }, prefix: (term) => term.length >= 5, weights: { prefix: 0.4, fuzzy: 0 } },
      })
      const index = createPassageIndex([2, 1])
      for (const [id, [title, text]] of passages.entries()) {
        library.add({ id, title: title.join(' '), text: text.join(' ') })
        index.add([title, text])
      }
      const wanted = new Map(library.search(query.join(' ')).map(({ id, score, queryTerms }) => [id as number, { score, queryTerms }]))
      const found = index.find(query)
      expect(found.map(({ id }) => id).toSorted()).toEqual([...wanted.keys()].toSorted())
      for (const { id, score, terms } of found) {
        expect(score).toBeCloseTo(wanted.get(id)?.score ?? Number.NaN, 9)
        expect(terms.toSorted()).toEqual(wanted.get(id)?.queryTerms.toSorted())
      }
      const scores = found.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((one, other) => other - one))
    }),
  )
})

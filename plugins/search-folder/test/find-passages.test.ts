import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { expect, test } from 'vitest'
import { openField, sharedField, writeField } from '../src/field.ts'
import { findPassages } from '../src/find-passages.ts'

const word = fc.constantFrom('bee', 'train', 'trains', 'training', 'trainee', 'salt', 'saltmarsh', 'saltmarshes', '1966')
const field = fc.array(word, { maxLength: 8 })
const document = fc.record({ title: field, texts: fc.array(field, { minLength: 1, maxLength: 4 }) })

test('the scores are those of minisearch, for whole words and for longer ones that begin with a term', () => {
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 6 }), fc.array(word, { maxLength: 4 }), (documents, query) => {
      const passages = documents.flatMap(({ title, texts }) => texts.map((text) => [title, text] as const))
      const library = new MiniSearch({
        fields: ['title', 'text'],
        tokenize: (text) => text.match(/\S+/g) ?? [],
        processTerm: (term) => term,
        searchOptions: { boost: { title: 2 }, prefix: (term) => term.length >= 5, weights: { prefix: 0.4, fuzzy: 0 } },
      })
      for (const [id, [title, text]] of passages.entries()) library.add({ id, title: title.join(' '), text: text.join(' ') })
      const parts = documents.map(({ title, texts }) => ({
        language: 'en',
        count: texts.length,
        fields: [sharedField(title, texts.length), openField(writeField(texts))],
      }))
      const wanted = new Map(library.search(query.join(' ')).map(({ id, score, queryTerms }) => [id as number, { score, queryTerms }]))
      const found = findPassages(
        parts,
        [2, 1],
        query.map((key) => ({ key, termIn: () => key })),
      )
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

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonCandidates } from './json-candidates.ts'
import { readLooseJson } from './loose-json.ts'

describe('loose JSON', () => {
  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())), fc.boolean(), (value, isPretty) => {
        const text = JSON.stringify(value, null, isPretty ? 2 : 0)
        const plain = JSON.parse(text) as unknown
        expect(jsonCandidates(text)).toEqual([plain])
        // Keys such as __proto__ are the strict parser's business.
        if (!text.includes('__proto__')) expect(readLooseJson(text)).toEqual({ value: plain, end: text.length, isCut: false })
      }),
    )
  })

  it('reads the beginning of a list of sentences and never a half one', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.nat(), (sentences, at) => {
        const text = JSON.stringify({ sentences })
        const cut = text.slice(0, 1 + (at % text.length))
        const found = readLooseJson(cut)?.value as { sentences?: string[] }
        expect(sentences.slice(0, found.sentences?.length ?? 0)).toEqual(found.sentences ?? [])
      }),
    )
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', "'", ',', ':', '\\', 'u', '1', 'N', ' ', '\n', '/', '*') }),
        (text) => void jsonCandidates(text),
      ),
    )
  })

  it.each([
    ["{a: 1, 'b': True, c: None}", { a: 1, b: true, c: null }],
    ['{"a": "line\nbreak", /* why */ "b": [1,,2,], }', { a: 'line\nbreak', b: [1, 2] }],
    ["{'s': 'it's here'}", { s: "it's here" }],
    ['{“a”: “b”}', { a: 'b' }],
    [String.raw`{"a": "é\u00e9\n"}`, { a: 'éé\n' }],
  ])('reads %s', (text, value) => {
    expect(readLooseJson(text)?.value).toEqual(value)
  })

  it('drops an item that the text broke off in, however much of it there is', () => {
    expect(readLooseJson('[{"a": 1, "b": 2}, {"a": 3, ')?.value).toEqual([{ a: 1, b: 2 }])
    expect(readLooseJson('{"list": [["a", "b"], ["c"')?.value).toEqual({ list: [['a', 'b']] })
  })

  it('takes no number whose end is missing, and stops at 64 levels', () => {
    expect(readLooseJson('{"a": 1, "b": 12')?.value).toEqual({ a: 1 })
    expect(readLooseJson(`${'['.repeat(100)}${']'.repeat(100)}`)).toBeNull()
  })
})

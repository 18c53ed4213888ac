import type { Block, Claim } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { bareStatements } from './bare-statements.ts'
import { citationTokens } from '../markdown/citation-tokens.ts'
import { countWords } from '../words/count-words.ts'
import { deriveClaims } from './derive-claims.ts'
import { isFactual } from './is-factual.ts'
import { sentenceOfToken } from './sentence-of-token.ts'
import { statementsOf } from './statements-of.ts'
import { stripTokens } from '../markdown/strip-tokens.ts'

const block = (kind: Block['kind'], text: string): Block => ({ id: 'b1', sectionId: 's1', kind, text, claims: [] })

describe('statementsOf', () => {
  it.each<[Block['kind'], string, readonly string[]]>([
    ['paragraph', '# Not a heading here. Second.', ['# Not a heading here.', 'Second.']],
    ['heading', 'OLMo 2 in 2024', []],
    ['code', 'x = 1', []],
    ['list', '- One. Two\n- Three', ['One.', 'Two', 'Three']],
    ['list', '1. One\n2. Two', ['One', 'Two']],
    ['table', '| a | b |\n|---|---|\n| 1 | 2 [[c:x]] |', ['| 1 | 2 [[c:x]] |']],
  ])('reads a %s', (kind, text, statements) => {
    const found = statementsOf({ kind, text })
    expect(found.map((one) => one.text)).toEqual(statements)
    for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.text)
  })
})

describe('citations', () => {
  it('finds tokens and the sentence that carries one', () => {
    const text = 'First one. Second has it [[c:s1.c2]]. Third.'
    expect(citationTokens(text)).toEqual([{ id: 's1.c2', start: 25, end: 36 }])
    expect(sentenceOfToken({ kind: 'paragraph', text }, 's1.c2')?.text).toBe('Second has it.')
    expect(sentenceOfToken({ kind: 'paragraph', text }, 'none')).toBeNull()
    expect(stripTokens(text)).toBe('First one. Second has it. Third.')
  })

  it('derives the text of a claim and raises its kind, never lowers it', () => {
    const claims: Claim[] = [
      { id: 'a', text: 'whatever', kind: 'opinion', evidenceIds: [] },
      { id: 'b', text: 'whatever', kind: 'fact', evidenceIds: [] },
      { id: 'c', text: 'kept', kind: 'synthesis', evidenceIds: [] },
    ]
    expect(deriveClaims([block('paragraph', 'It rose by 4 [[c:a]]. It is good [[c:b]].')], claims)).toEqual([
      { id: 'a', text: 'It rose by 4.', kind: 'fact', evidenceIds: [] },
      { id: 'b', text: 'It is good.', kind: 'fact', evidenceIds: [] },
      { id: 'c', text: 'kept', kind: 'synthesis', evidenceIds: [] },
    ])
  })

  it('lists factual sentences that point at nothing', () => {
    const blocks = [block('paragraph', 'It is good. It rose by **4**. The Senate met [[c:a]].'), block('heading', 'In 2024')]
    expect(bareStatements(blocks)).toEqual([{ blockId: 'b1', text: 'It rose by 4.', start: 12, end: 29 }])
  })
})

it.each([
  ['The weather is good.', false],
  ['I think I am right [[c:x]].', false],
  ['It rose by 4 per cent.', true],
  ['The Senate met.', true],
  ['He called it “fine”.', false],
  ['He called it “fine enough”.', true],
  ['NATO met.', true],
  ['- a list of [links](https://Example.com/2024)', false],
  ['[17].', false],
])('is it factual? %s', (sentence, factual) => {
  expect(isFactual(sentence)).toBe(factual)
})

it.each([
  ['One **two** [three](https://a.example/four) [[c:five]].', 3],
  ['# A heading\n\n- an item\n> quoted `code`', 6],
  ['snake_case stays, 2 * 3 too', 5],
  ['你好世界', 4],
  ['', 0],
])('counts the words of %s', (text, words) => {
  expect(countWords(text)).toBe(words)
})

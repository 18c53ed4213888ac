import { citationTokens } from '@galley/evidence'
import type { WrittenBlock, WrittenClaim } from '@galley/sdk'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { normaliseBlock, type Place } from './normalise-block.ts'

function take(text: string, claims: readonly WrittenClaim[] = [], over: Partial<WrittenBlock & Place> = {}): ClaimedBlock {
  let n = 0
  const { kind = 'paragraph', previous = [] } = over
  const place = { blockId: 'b1', sectionId: 's1', evidenceIds: new Set(['e1', 'e2']), nextClaim: () => `c${(n += 1)}`, previous }
  return normaliseBlock({ kind, text, claims }, place)
}
const claim = (id: string, evidenceIds: readonly string[], kind: WrittenClaim['kind'] = 'fact'): WrittenClaim => ({ id, kind, evidenceIds })

test('derives the claim from its sentence and gives the id', () => {
  const piece = take('It rained. Oslo had 3 wet days [[c:x]]. So it goes.', [claim('x', ['e1', 'ghost'])])
  expect(piece.block).toMatchObject({ text: 'It rained. Oslo had 3 wet days [[c:c1]]. So it goes.', claims: ['c1'] })
  expect(piece.claims).toEqual([{ id: 'c1', text: 'Oslo had 3 wet days.', kind: 'fact', evidenceIds: ['e1'] }])
})

test('a token that leads nowhere goes, and its factual sentence is claimed without evidence', () => {
  const piece = take('Oslo had 3 wet days. [[c:x]] It was cold. [[c:y]] [[c:bad id]] [[c:', [claim('x', ['ghost'])])
  expect(piece.block.text).not.toContain('[[c:')
  expect(piece.block.claims).toEqual([])
  expect(piece.claims).toEqual([{ id: 'c1', text: 'Oslo had 3 wet days.', kind: 'fact', evidenceIds: [] }])
})

test('one sentence is one claim, with the evidence of all its tokens', () => {
  const piece = take('Oslo [[c:x]] and Bergen [[c:y]] had rain.', [claim('x', ['e1']), claim('y', ['e2'], 'number')])
  expect(piece.block.text).toBe('Oslo and Bergen [[c:c1]] had rain.')
  expect(piece.claims).toMatchObject([{ kind: 'number', evidenceIds: ['e1', 'e2'] }])
})

test('the same name in two sentences makes two claims', () => {
  const piece = take('Oslo had 3. [[c:x]] Bergen had 4. [[c:x]]', [claim('x', ['e1']), claim('x', ['e2'])])
  expect(piece.claims.map(({ id, evidenceIds }) => [id, evidenceIds])).toEqual([
    ['c1', ['e1']],
    ['c2', ['e1']],
  ])
})

test('a kind is raised, never lowered', () => {
  expect(take('Oslo had 3. [[c:x]]', [claim('x', ['e1'], 'opinion')]).claims[0]?.kind).toBe('fact')
  expect(take('It was cold. [[c:x]]', [claim('x', ['e1'], 'opinion')]).claims[0]?.kind).toBe('opinion')
  expect(take('It was cold. [[c:x]]', [claim('x', ['e1'], 'quote')]).claims[0]?.kind).toBe('quote')
})

test('an unchanged sentence keeps its claim', () => {
  const previous = [{ id: 'c9', text: 'Oslo had 3.', kind: 'fact' as const, evidenceIds: ['e1'] }]
  expect(take('Oslo had 3. [[c:x]] Oslo had 3. [[c:x]]', [claim('x', ['e1'])], { previous }).claims.map((one) => one.id)).toEqual([
    'c9',
    'c1',
  ])
})

test('a heading that asserts is a paragraph', () => {
  expect(take('## Oslo is wet in 1999. [[c:x]]', [claim('x', ['e1'])], { kind: 'heading' }).block.kind).toBe('paragraph')
  expect(take('## Oslo', [], { kind: 'heading' }).block).toMatchObject({ kind: 'heading', text: 'Oslo' })
})

test('whatever is written, tokens and claims agree and nothing but tokens and white space is lost', () => {
  const part = fc.constantFrom(
    'Oslo had 3. ',
    'it rained ',
    '[[c:x]]',
    ' [[c:y]] ',
    '[[c:ghost]]',
    '[[c:',
    ']]',
    '\n',
    '\n\n',
    '- ',
    '| a | 5 |\n',
    '“So,” she said. ',
    'Mr. ',
    '> ',
  )
  const kind = fc.constantFrom(
    'paragraph' as const,
    'list' as const,
    'table' as const,
    'quote' as const,
    'code' as const,
    'heading' as const,
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), kind, (parts, as) => {
      const { block, claims } = take(parts.join(''), [claim('x', ['e1']), claim('y', ['e2', 'ghost'], 'opinion')], { kind: as })
      const tokens = citationTokens(block.text).map((token) => token.id)
      expect(tokens).toEqual(block.claims)
      expect(new Set(tokens).size).toBe(tokens.length)
      expect(block.text.split('[[c:').length - 1).toBe(tokens.length)
      const cited = claims.filter((one) => one.evidenceIds.length > 0).map((one) => one.id)
      expect(cited).toEqual(tokens)
      const letters = (text: string): string => text.replaceAll(/\[\[c:[^\]\s]*\]{0,2}/g, '').replaceAll(/[\s#]/g, '')
      expect(letters(block.text)).toBe(letters(parts.join('')))
    }),
    { numRuns: 500 },
  )
})

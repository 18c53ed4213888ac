import { expect, test } from 'vitest'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { normaliseBlock } from './normalise-block.ts'
import { dashRow, removeClaim, replaceClaim, sentenceIn } from './edit-claim.ts'

function piece(kind: ClaimedBlock['block']['kind'], text: string): ClaimedBlock {
  let n = 0
  const place = { blockId: 'b1', sectionId: 's1', evidenceIds: new Set(['e1']), nextClaim: () => `c${(n += 1)}` }
  return normaliseBlock({ kind, text, claims: [{ id: 'x', kind: 'fact', evidenceIds: ['e1'] }] }, place)
}

test('takes a sentence out of a paragraph, cited or not', () => {
  const three = piece('paragraph', 'Oslo had 3. [[c:x]] Bergen had 4. Rain fell. [[c:x]]')
  const [first, second] = three.claims
  if (first === undefined || second === undefined) throw new Error('Two claims')
  expect(sentenceIn(three, first)).toBe('Oslo had 3. [[c:c1]]')
  expect(removeClaim(three, first)?.block).toMatchObject({ text: 'Bergen had 4. Rain fell. [[c:c3]]', claims: ['c3'] })
  expect(removeClaim(three, second)?.block.text).toBe('Oslo had 3. [[c:c1]] Rain fell. [[c:c3]]')
})

test('takes a whole item, a whole row, a whole block', () => {
  const list = piece('list', '- Oslo had 3. [[c:x]]\n- it rained')
  expect(removeClaim(list, list.claims[0]!)?.block.text).toBe('- it rained')
  const table = piece('table', '| a | b |\n| --- | --- |\n| Oslo | 3 [[c:x]] |\n| Bergen | 4 |')
  expect(removeClaim(table, table.claims[1]!)?.block.text).toBe('| a | b |\n| --- | --- |\n| Oslo | 3 [[c:c1]] |')
  const row = piece('table', '| a |\n| --- |\n| 3 [[c:x]] |')
  expect(removeClaim(row, row.claims[0]!)).toBeNull()
  const single = piece('paragraph', 'Oslo had 3. [[c:x]]')
  expect(removeClaim(single, single.claims[0]!)).toBeNull()
})

test('puts a quote in the place of a sentence, but not into a table', () => {
  const bare = piece('paragraph', 'It rained. Bergen had 4. Rain fell. [[c:x]]')
  const put = { id: 'c9', text: '“Bergen had 5.”', kind: 'quote' as const, evidenceIds: ['e1'] }
  expect(replaceClaim(bare, bare.claims[0]!, put)).toMatchObject({
    block: { text: 'It rained. “Bergen had 5.” [[c:c9]] Rain fell. [[c:c2]]', claims: ['c9', 'c2'] },
    claims: [put, { id: 'c2' }],
  })
  const table = piece('table', '| a |\n| --- |\n| 3 [[c:x]] |')
  expect(replaceClaim(table, table.claims[0]!, put)).toBeNull()
})

test.each([
  ['So do not rely on the default. Rain fell.', 'Rain fell.'],
  ['That is why it pays to look. But ask first. Rain fell.', 'Rain fell.'],
  ['This advice is free. Rain fell.', 'Rain fell.'],
  ['Rain fell. So take a coat.', 'Rain fell. So take a coat.'],
  ['It is common to take a coat.', 'It is common to take a coat.'],
  ['So Bergen had 4. [[c:x]]', 'Bergen had 4. [[c:c2]]'],
])('the turns that lean on a sentence go with it: %s', (after, left) => {
  const one = piece('paragraph', `Oslo had 3. [[c:x]] ${after}`)
  expect(removeClaim(one, one.claims[0]!)?.block.text).toBe(left)
})

test('a claim that loses what joined it to the one before is the sentence that stands there', () => {
  const two = piece('paragraph', 'Oslo had 3. [[c:x]] But Bergen had 4. [[c:x]]')
  expect(removeClaim(two, two.claims[0]!)?.claims).toMatchObject([{ id: 'c2', text: 'Bergen had 4.' }])
})

test('a comparison keeps a candidate whose row goes, and goes whole where no other row is left', () => {
  const table = piece('table', '| a | b |\n| --- | --- |\n| Oslo | 3 [[c:x]] |\n| Bergen | 4 [[c:x]] |')
  const dashed = dashRow(table, table.claims[0]!)
  expect(dashed?.block).toMatchObject({ text: '| a | b |\n| --- | --- |\n| Oslo | – |\n| Bergen | 4 [[c:c2]] |', claims: ['c2'] })
  expect(dashRow(dashed!, table.claims[1]!)).toBeNull()
})

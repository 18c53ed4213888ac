import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainLine, chainStart, readChain, type ChainHead } from './hash-chain.ts'

const start: ChainHead = { seq: 0, digest: chainStart }

function writeChain(entries: readonly object[]): string {
  let [text, head] = ['', start]
  for (const entry of entries) {
    const next = chainLine(head, entry)
    text += next.line
    head = next.head
  }
  return text
}

const five = writeChain([1, 2, 3, 4, 5].map((n) => ({ n })))
const lines = five.trimEnd().split('\n')
const join = (some: readonly (string | undefined)[]): string => `${some.join('\n')}\n`

test('what was written is read again, and its head is the head of the last line', () => {
  const { entries, head, broken } = readChain(five)
  expect([entries, head.seq, broken]).toEqual([[1, 2, 3, 4, 5].map((n) => ({ n })), 5, null])
  expect(readChain('')).toEqual({ entries: [], head: start, broken: null })
})

test.each<[string, string, number, RegExp]>([
  ['a changed line', five.replace('"n":3', '"n":7'), 3, /it was changed/],
  ['the last line changed', five.replace('"n":5', '"n":7'), 5, /it was changed/],
  ['a dropped line', join([lines[0], lines[2], lines[3]]), 2, /line 2 is missing/],
  ['the first lines dropped', join(lines.slice(2)), 1, /lines 1 to 2 are missing/],
  ['two lines swapped', join([lines[0], lines[2], lines[1]]), 2, /line 2 is missing/],
  ['a line twice', join([lines[0], lines[1], lines[1]]), 3, /line 2, in the wrong place/],
  ['a line of another chain', join([lines[0], writeChain([{ m: 1 }, { m: 2 }]).split('\n')[1]]), 2, /written anew/],
  ['a member more in a line', five.replace('{"seq":2', '{"more":1,"seq":2'), 2, /it was changed/],
  ['a member named twice', five.replace('{"seq":2', '{"seq":9,"seq":2'), 2, /it was changed/],
  ['no JSON', join([lines[0], 'what?', lines[2]]), 2, /not a line/],
  ['half a line at the end', five.slice(0, -9), 5, /not a line/],
  ['an empty line', join([lines[0], '', lines[1]]), 2, /not a line/],
])('%s is named', (_, text, line, why) => {
  const { broken, entries } = readChain(text)
  expect(broken).toEqual({ line, why: expect.stringMatching(why) as string })
  expect(entries).toHaveLength(line - 1)
})

test('no change of a character goes unseen', () => {
  fc.assert(
    fc.property(fc.nat(five.length - 2), fc.integer({ min: 33, max: 126 }), (at, code) => {
      const character = String.fromCharCode(code)
      fc.pre(five[at] !== '\n' && five[at] !== character)
      expect(readChain(`${five.slice(0, at)}${character}${five.slice(at + 1)}`).broken).not.toBeNull()
    }),
    { numRuns: 500 },
  )
})

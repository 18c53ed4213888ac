import { array, assert, integer, property, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'
import { readLines } from './process.ts'

test('lines are the same however the bytes are cut', () => {
  assert(
    property(array(stringMatching(/^[a-zé]{1,20}$/)), array(integer({ min: 1, max: 9 }), { minLength: 1 }), (lines, cuts) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
      const seen: string[] = []
      const read = readLines(
        100,
        (line) => seen.push(Buffer.from(line).toString('utf8')),
        () => expect.unreachable(),
      )
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const size = cuts[turn % cuts.length] ?? 1
        read(bytes.subarray(at, at + size))
        at += size
      }
      expect(seen).toEqual(lines)
    }),
  )
})

test('a line over the limit is told once, before its end, and nothing after it is read', () => {
  let told = 0
  const seen: string[] = []
  const read = readLines(
    8,
    (line) => seen.push(Buffer.from(line).toString('utf8')),
    () => (told += 1),
  )
  read(Buffer.from('12345678\n'))
  read(Buffer.from('12345'))
  read(Buffer.from('6789'))
  read(Buffer.from('\nnext\n'))
  expect({ seen, told }).toEqual({ seen: ['12345678'], told: 1 })
})

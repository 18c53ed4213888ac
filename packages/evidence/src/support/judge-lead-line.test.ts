import { expect, it } from 'vitest'
import { judgeSupport } from './judge-support.ts'

it('a line that leads to a list is held by it, though its heading denies and its source is called as it begins', () => {
  const quote = 'Bees are:\n\n- the makers of honey;\n- the keepers of the comb.'
  const evidence = [{ id: 'e1', quote, window: quote, title: 'Bees', headings: ["2.1. What Bees are and aren't"] }]
  expect(judgeSupport("Under *What Bees are and aren't*: “Bees are:”", evidence).verdict).toBe('supported')
})

it('a quotation is held by its source, whatever marks it has inside, and under whatever heading it is named', () => {
  const quote = 'A lock can have a “state”: open, shut, or leaking. To mark a lock open, hang out a flag:'
  const evidence = [{ id: 'e1', quote, window: quote, title: 'Locks: A Handbook', headings: ['5. Keepers', '5.5 States'] }]
  const said = (words: string) => judgeSupport(`According to *Locks: A Handbook*, under *Keepers › States*: “${words}”`, evidence).verdict
  expect(said('A lock can have a ‘state’: open, shut, or leaking. To mark a lock open, hang out a flag:')).toBe('supported')
  expect(said('A lock can have a ‘state’: open, shut, or leaking.')).toBe('supported')
  expect(said('A lock can have a ‘state’: open, shut, or broken.')).not.toBe('supported')
})

import { expect, it } from 'vitest'
import { judgeSupport } from './judge-support.ts'

it('a line that leads to a list is held by it, though its heading denies and its source is called as it begins', () => {
  const quote = 'Bees are:\n\n- the makers of honey;\n- the keepers of the comb.'
  const evidence = [{ id: 'e1', quote, window: quote, title: 'Bees', headings: ["2.1. What Bees are and aren't"] }]
  expect(judgeSupport("Under *What Bees are and aren't*: “Bees are:”", evidence).verdict).toBe('supported')
})

import { expect, test } from 'vitest'
import { exitOfWalls } from './exit-of-walls.ts'

test.each([
  [0, ['holds'], ['contained', 'nothing there']],
  [1, ['holds'], ['contained', 'got through', 'not tried']],
  [1, ['holds', 'failed'], ['contained']],
  [3, ['holds'], ['contained', 'not tried']],
  [3, ['holds'], []],
  [3, ['absent'], []],
  [3, ['holds', 'absent'], ['contained']],
] as const)('exit %i of layers %j and attacks %j', (code, states, outcomes) => {
  const layers = states.map((state) => ({ name: state, state, detail: '' }))
  const tried = outcomes.map((outcome) => ({ outcome }))
  expect(exitOfWalls({ holds: false, layers }, tried)).toBe(code)
})

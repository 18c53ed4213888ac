import { expect, it } from 'vitest'
import { energyOf } from './energy-of.ts'

const tokens = { promptTokens: 900, completionTokens: 100 }

it('tells energy by the time and the power that was stated, or by the figure for a token where there is one', () => {
  const local = { name: 'llama3:70b', isLocal: true }
  expect(energyOf(tokens, 36, { ...local, figures: { watts: 60 } })).toEqual({ low: 0.3, high: 0.6, method: 'time' })
  const both = { wattHoursPerMTok: 500, watts: 60 }
  expect(energyOf(tokens, 36, { ...local, figures: both })).toEqual({ low: 0.5, high: 0.5, method: 'tokens' })
})

it('tells none of a model on this machine whose power nobody stated', () => {
  expect(energyOf(tokens, 36, { name: 'llama3:70b', isLocal: true })).toBeNull()
})

it('estimates by the size of a model in a data centre, with both ends', () => {
  const energy = energyOf(tokens, 36, { name: 'meta/llama3-70b-instruct', isLocal: false })
  expect(energy).toMatchObject({ method: 'size' })
  expect([energy?.low.toFixed(3), energy?.high.toFixed(2)]).toEqual(['0.066', '1.40'])
  expect(energyOf(tokens, 36, { name: 'gpt-99', isLocal: false })).toBeNull()
})

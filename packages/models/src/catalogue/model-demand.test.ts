import { expect, test } from 'vitest'
import type { ModelDemand } from '@galley/sdk'
import { joinDemands, meetsDemand, requireDemand } from './model-demand.ts'

const here = (model: string) => ({ model, url: 'http://127.0.0.1:8080/v1', isLocal: true })
const far = (model: string) => ({ model, url: 'https://far.example/v1', isLocal: false })

test.each<[string, ModelDemand, readonly string[], readonly string[]]>([
  ['an open licence', { licence: 'open' }, ['qwen2.5:7b', 'mistral'], ['llama3', 'gemma2:9b', 'aya-23-8b', 'gpt-4o']],
  ['a licence that business may use', { licence: 'limited' }, ['qwen2.5:7b', 'gemma2:9b'], ['aya-23-8b', 'gpt-4o']],
  ['any licence', { licence: 'non-commercial' }, ['qwen2.5:7b', 'gemma2:9b', 'aya-23-8b'], ['gpt-4o']],
  ['open source', { openness: 'open-source' }, ['qwen2.5:7b'], ['llama3', 'gpt-4o']],
  ['both', { openness: 'fully-open', licence: 'open' }, ['SmolLM2-135M-Instruct'], ['qwen2.5:7b']],
  ['nothing', {}, ['gpt-4o'], []],
])('a demand for %s', (_, demand, good, bad) => {
  for (const name of good) expect([name, meetsDemand(here(name), demand)]).toEqual([name, true])
  for (const name of bad) expect([name, meetsDemand(here(name), demand)]).toEqual([name, false])
})

test('only local models are let through where it is demanded, whatever they are', () => {
  expect(meetsDemand(here('gpt-4o'), { onlyLocal: true })).toBe(true)
  expect(() => requireDemand(far('SmolLM2-135M-Instruct'), { onlyLocal: true })).toThrow(
    expect.objectContaining({ code: 'MODEL_NOT_LOCAL' }),
  )
})

test('a refusal names what is offered and would do, else models of the catalogue that would', () => {
  const refusal = (offered?: readonly string[]): { readonly hint: string; readonly code: string } => {
    try {
      requireDemand(here('aya-23-8b'), { licence: 'open' }, offered)
    } catch (error) {
      return error as { hint: string; code: string }
    }
    throw new Error('It was let through.')
  }
  expect(refusal(['mine'])).toMatchObject({ code: 'MODEL_LICENCE_REFUSED', hint: expect.stringContaining('such as mine,') })
  const named = /such as (.*), or relax/.exec(refusal().hint)?.[1]?.split(', ') ?? []
  expect(named).toHaveLength(3)
  for (const name of named) expect(meetsDemand(here(name), { licence: 'open' })).toBe(true)
})

test('demands are joined to the strictest of each kind', () => {
  expect(
    joinDemands({ openness: 'open-source', licence: 'limited' }, { openness: 'open-weights', licence: 'open', onlyLocal: true }),
  ).toEqual({
    openness: 'open-source',
    licence: 'open',
    onlyLocal: true,
  })
  expect(joinDemands({}, {})).toEqual({})
})

import { expect, it } from 'vitest'
import { findModel } from './find-model.ts'
import { isOpenEnough, opennessOf, requireOpenness } from './openness.ts'

it.each([
  ['SmolLM2-135M-Instruct', 'fully-open'],
  ['allenai/OLMo-2-1124-7B', 'fully-open'],
  ['qwen2.5:7b', 'open-source'],
  ['Qwen/Qwen2.5-72B-Instruct', 'open-weights'],
  ['mistral:latest', 'open-source'],
  ['meta/llama3-70b-instruct', 'open-weights'],
  ['deepseek-r1-distill-llama-8b', 'open-weights'],
  ['pythia-14m', 'open-source'],
  ['deepseek-r1', 'open-source'],
  ['gemma3:270m', 'open-weights'],
  ['gpt-oss-20b', 'open-source'],
  ['gpt-4o', 'unknown'],
  ['qwen2.5:3b', 'unknown'],
])('%s is %s', (name, openness) => {
  expect(opennessOf(findModel(name)?.model ?? {})).toBe(openness)
})

it('lets an unknown model through only where anything will do', () => {
  expect(isOpenEnough('gpt-4o')).toBe(true)
  expect(isOpenEnough('gpt-4o', 'open-weights')).toBe(false)
  expect(isOpenEnough('qwen2.5:7b', 'fully-open')).toBe(false)
})

it('names three models of three families that would do', () => {
  const refusal = (): void => requireOpenness('meta/llama3-70b-instruct', 'fully-open')
  expect(refusal).toThrow('open-weights (Llama 3 Community License)')
  try {
    refusal()
  } catch (error) {
    const [first = '', ...others] = /such as (.*), or relax/.exec((error as { hint: string }).hint)?.[1]?.split(', ') ?? []
    expect(first).toBe('Apertus 70B Instruct')
    expect(others).toHaveLength(2)
    for (const name of [first, ...others]) expect(isOpenEnough(name, 'fully-open')).toBe(true)
  }
})

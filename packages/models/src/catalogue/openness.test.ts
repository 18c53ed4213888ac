import { expect, it } from 'vitest'
import { familyOf, isOpenEnough } from './openness.ts'

it.each([
  ['SmolLM2-135M-Instruct', 'fully-open'],
  ['allenai/OLMo-2-1124-7B', 'fully-open'],
  ['qwen2.5:7b', 'open-source'],
  ['Qwen/Qwen2.5-72B-Instruct', 'open-weights'],
  ['mistral:latest', 'open-source'],
  ['meta/llama3-70b-instruct', 'open-weights'],
  ['deepseek-r1-distill-llama-8b', 'open-weights'],
  ['deepseek-r1', 'open-source'],
  ['gemma3:270m', 'open-weights'],
  ['gpt-oss-20b', 'open-source'],
  ['gpt-4o', undefined],
])('%s is %s', (name, openness) => {
  expect(familyOf(name)?.openness).toBe(openness)
})

it('lets an unknown model through only where anything will do', () => {
  expect(isOpenEnough('gpt-4o')).toBe(true)
  expect(isOpenEnough('gpt-4o', 'open-weights')).toBe(false)
  expect(isOpenEnough('qwen2.5:7b', 'fully-open')).toBe(false)
})

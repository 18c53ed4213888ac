import { expect, test } from 'vitest'
import { findModel } from './find-model.ts'

test.each([
  ['meta/llama3-70b-instruct', 'Llama 3 70B Instruct'],
  ['Meta-Llama-3-70B-Instruct', 'Llama 3 70B Instruct'],
  ['meta-llama/Meta-Llama-3-70B-Instruct-AWQ', 'Llama 3 70B Instruct'],
  ['llama3:70b', 'Llama 3 70B Instruct'],
  ['llama-3.3-70b-versatile', 'Llama 3.3 70B'],
  ['Qwen/Qwen2.5-7B-Instruct-GGUF', 'Qwen2.5 7B Instruct'],
  ['SmolLM2-135M-Instruct.Q4_1.gguf', 'SmolLM2 135M Instruct'],
  ['openai/gpt-oss-20b:free', 'gpt oss 20b'],
  ['deepseek/deepseek-r1-distill-llama-70b', 'DeepSeek R1 Llama 70B'],
])('%s is %s', (name, expected) => {
  expect(findModel(name)).toMatchObject({ family: false, model: { name: expected } })
})

test.each([
  ['llama3.2', 'Llama 3.2 Community License'],
  ['allenai/OLMo-2-1124-7B', 'Apache-2.0'],
  ['gemma3:270m', 'Gemma Terms of Use'],
  ['phi3', 'MIT'],
])('%s is known by its family, which agrees', (name, licence) => {
  expect(findModel(name)).toMatchObject({ family: true, model: { licence: { value: licence } } })
})

test.each(['qwen2.5:3b', 'gpt-4o', 'someone/llama-3-8b-uncensored', 'deepseek', '', '/', 'llama'])('%j is not known', (name) => {
  expect(findModel(name)).toBeNull()
})

import { expect, it } from 'vitest'
import { parametersInName } from './model-size.ts'

it.each([
  ['llama3.2:1b', 1e9],
  ['SmolLM2-135M-Instruct', 135e6],
  ['SmolLM2-135M-Instruct.Q4_1.gguf', 135e6],
  ['qwen2.5-0.5b', 0.5e9],
  ['gemma-3-270m-it', 270e6],
  ['Qwen/Qwen2.5-1.5B-Instruct', 1.5e9],
  ['meta/llama3-70b-instruct', 70e9],
  ['mixtral-8x7b', 7e9],
  ['qwen3-30b-a3b', 30e9],
  ['qwen2.5-7b-instruct-1m', 7e9],
  ['gemini-pro-1m', null],
  ['gpt-4o', null],
  ['llama-4bit', null],
  ['scripted-8b', 8e9],
])('%s has %s parameters', (name, size) => {
  expect(parametersInName(name)).toBe(size)
})

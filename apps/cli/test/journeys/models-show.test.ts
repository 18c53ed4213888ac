import { expect, it } from 'vitest'
import { freshData, galley } from './start-galley.ts'

it('galley models show tells each fact with its source, and what is unknown', async () => {
  const shown = await galley(['models', 'show', 'meta/llama3-70b-instruct'], { data: await freshData() })
  expect(shown.code, shown.stderr).toBe(0)
  expect(shown.stdout).toMatch(/^licence +Llama 3 Community License \(limited\) +Model Openness Tool, 20\d\d-\d\d-\d\d$/m)
  expect(shown.stdout).toMatch(/^training data +unknown$/m)
  expect(shown.stdout).toMatch(/^energy +660 to 14,000 Wh per million tokens of an answer +estimate /m)
  expect(shown.stdout).toMatch(/^ {2}Model Openness Tool +lfai\/model_openness_tool@[0-9a-f]{40}$/m)
})

it('galley models show says of an unknown model that nothing is known, for people and for machines', async () => {
  const data = await freshData()
  const shown = await galley(['models', 'show', 'gpt-99'], { data })
  expect([shown.code, shown.stdout]).toEqual([1, ''])
  expect(shown.stderr).toContain('gpt-99 is not in the catalogue')
  const { stdout } = await galley(['models', 'show', 'gpt-99', '--json'], { data })
  expect(JSON.parse(stdout)).toEqual({ schema: 'galley.model/1', model: null })
})

it('a brief that asks for more openness than the model has is told three models that would do', async () => {
  const env = { GALLEY_MODEL_URL: 'http://127.0.0.1:1', GALLEY_MODEL: 'meta/llama3-70b-instruct' }
  const words = ['draft', 'Bees', '--sources', 'examples/first-draft/documents', '--openness', 'fully-open']
  const refused = await galley(words, { data: await freshData(), env })
  expect(refused.code).toBe(2)
  expect(refused.stderr).toMatch(/is open-weights \(Llama 3 Community License\); fully-open is asked for/)
  expect(refused.stderr).toMatch(/such as Apertus 70B Instruct, [^,]+, [^,]+, or relax/)
})

import { startScriptedModel, type ScriptedModelOptions } from '@galley/testkit'
import { onTestFinished } from 'vitest'
import { freshData } from '../journeys/start-galley.ts'
import { briefOf, documents, draftHere, runHere, type Ended, type Way } from './run-here.ts'

/** Writes a draft with a model server that behaves as the options say. */
async function draftWith(
  options: ScriptedModelOptions,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Ended> {
  const server = await startScriptedModel(options)
  onTestFinished(async () => server.close())
  return draftHere(flags, { GALLEY_MODEL_URL: server.url, GALLEY_MODEL: 'scripted-8b', ...env })
}

const refusing = (status: number, message = 'scripted'): ScriptedModelOptions => ({
  script: () => ({ status, body: { error: { message } } }),
})

/** Faults of model servers, each met by a draft. */
export const ofModels: Readonly<Record<string, Way>> = {
  MODEL_TIMEOUT: async () => draftWith({ everywhere: 'hang' }),
  MODEL_UNREACHABLE: async () => draftHere([], { GALLEY_MODEL_URL: 'http://127.0.0.1:1', GALLEY_MODEL: 'some-8b' }),
  MODEL_WRONG_SERVER: async () => draftWith({ everywhere: 'html' }),
  MODEL_REFUSED: async () => draftWith({ key: 'right' }, { GALLEY_MODEL_KEY: 'wrong' }),
  MODEL_KEY_WANTED: async () => draftWith({ key: 'right' }),
  MODEL_NOT_FOUND: async () => draftWith({ ...refusing(404), models: ['scripted-8b'] }),
  MODEL_NOT_OFFERED: async () => draftWith({}, {}, ['--model', 'another-8b']),
  MODEL_RETIRED: async () => draftWith(refusing(410, 'reached its end of life')),
  MODEL_BUSY: async () => draftWith(refusing(429)),
  MODEL_FAILED: async () => draftWith(refusing(500)),
  MODEL_PROMPT_TOO_LONG: async () => draftWith(refusing(400, "This model's maximum context length is 10 tokens")),
  MODEL_NOT_LOCAL: async () => draftHere(['--only-local'], { GALLEY_MODEL_URL: 'https://models.example.org/v1', GALLEY_MODEL: 'some-8b' }),
  MODEL_NOT_OPEN_ENOUGH: async () => draftWith({ models: ['llama3.1-8b'] }, { GALLEY_MODEL: 'llama3.1-8b' }, ['--openness', 'fully-open']),
  MODEL_LICENCE_REFUSED: async () => draftWith({ models: ['llama3.1-8b'] }, { GALLEY_MODEL: 'llama3.1-8b' }, ['--licence', 'open']),
  MODEL_KEY_MISSING: async () => draftHere(['--model', 'nvidia']),
  MODEL_NO_SERVER: async () => draftHere(['--model', 'llama3']),
  MODEL_GONE: async () => {
    const server = await startScriptedModel(refusing(500))
    onTestFinished(async () => server.close())
    const data = await freshData()
    const words = ['draft', 'Open language models', '--sources', documents, '--words', '100']
    const failed = await runHere(words, { data, env: { GALLEY_MODEL_URL: server.url, GALLEY_MODEL: 'scripted-8b' } })
    return runHere(['drafts', 'resume', /the draft (\w+) failed/.exec(failed.said)?.[1] ?? ''], { data })
  },
  MODEL_WITHOUT_FIGURES: async () => draftWith({}, {}, ['--brief', briefOf({ budget: { usd: 1 } })]),
}

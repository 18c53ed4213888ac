import { setTimeout as wait } from 'node:timers/promises'
import type { ModelDemand } from '@galley/sdk'
import { expect, test } from 'vitest'
import type { ModelSettings } from '../src/endpoint/model-settings.ts'
import { openModels, type Models } from '../src/open-models.ts'
import { startModel } from './start-model.ts'
import { createTestServices } from './test-services.ts'

const signal = new AbortController().signal
const [llama, olmo, smollm] = ['llama3:70b', 'OLMo-2-7B', 'SmolLM2-1.7B-Instruct'] as const

/** Models of a configured server, and of one on this machine at the port of Ollama. */
async function modelsOf(
  { listed, here = [] }: { readonly listed?: readonly string[]; readonly here?: readonly string[] },
  settings: Partial<ModelSettings> = {},
): Promise<Models> {
  const sleep = async (ms: number, aborted?: AbortSignal): Promise<void> => wait(ms, undefined, aborted ? { signal: aborted } : {})
  const server = listed && (await startModel({ models: listed }))
  const local = here.length > 0 ? await startModel({ models: here }) : undefined
  const ports = { ...(server && { [new URL(server.url).port]: server.url }), ...(local && { 11434: local.url }) }
  return openModels({
    settings: { probeLocal: local !== undefined, ...(server && { url: server.url }), ...settings },
    ...createTestServices({ ports }),
    sleep,
  })
}

test('a demand chooses among the models of the configured server, and the reason names what was passed over', async () => {
  const models = await modelsOf({ listed: ['nomic-embed-text', llama, olmo] })
  const brief = { openness: 'open-source' } as const
  expect((await models.foresee(brief, signal)).writer).toBe(olmo)
  expect(await models.resolve('writer', brief, signal)).toMatchObject({
    name: olmo,
    reason: { by: 'server', demand: brief, openness: 'fully-open', licence: 'Apache-2.0', passedOver: [llama] },
  })
  expect(await models.explain('writer', {}, signal)).toMatchObject({ by: 'server', openness: 'open-weights' })
})

test.each<[string, ModelDemand, string]>([
  ['openness', { openness: 'fully-open' }, 'MODEL_NOT_OPEN_ENOUGH'],
  ['a licence', { licence: 'open' }, 'MODEL_LICENCE_REFUSED'],
  ['energy', { maxWattHoursPerMTok: 500 }, 'MODEL_ENERGY_REFUSED'],
])('the operator demands %s of one role: its model is refused with what would do, and no other role’s', async (_, demand, code) => {
  const figures = { [llama]: { wattHoursPerMTok: 4000 }, [olmo]: { wattHoursPerMTok: 300 } }
  const models = await modelsOf({ listed: [llama, olmo] }, { model: llama, figures, models: { editor: { demand } } })
  await expect(models.foresee({}, signal)).rejects.toMatchObject({ code, hint: expect.stringContaining(`such as ${olmo}`) })
  await expect(models.resolve('editor', {}, signal)).rejects.toMatchObject({ code })
  expect((await models.resolve('writer', {}, signal))?.name).toBe(llama)
  expect((await models.foresee({ models: { editor: olmo } }, signal)).editor).toBe(olmo)
})

test('a brief can demand more than the operator of a role, never less', async () => {
  const models = await modelsOf({ listed: [llama, 'qwen2.5:7b', olmo] }, { models: { writer: { demand: { openness: 'open-source' } } } })
  const writerOf = async (openness: 'any' | 'fully-open'): Promise<unknown> => (await models.foresee({ openness }, signal)).writer
  expect([await writerOf('any'), await writerOf('fully-open')]).toEqual(['qwen2.5:7b', olmo])
})

test('a role that is kept to this machine uses no server elsewhere', async () => {
  const models = await modelsOf({}, { url: 'https://far.example/v1', model: olmo, models: { writer: { demand: { onlyLocal: true } } } })
  await expect(models.foresee({}, signal)).rejects.toMatchObject({ code: 'MODEL_NOT_LOCAL' })
  await expect(models.foresee({ models: { writer: 'none' } }, signal)).resolves.toMatchObject({ writer: null, editor: olmo })
})

test('a refusal offers models of this machine by the name that a brief asks them with', async () => {
  const models = await modelsOf({ listed: [llama], here: [smollm] }, { model: llama })
  await expect(models.foresee({ openness: 'open-source' }, signal)).rejects.toMatchObject({
    hint: expect.stringContaining(`such as ollama:${smollm},`),
  })
  const brief = { openness: 'open-source', models: { default: `ollama:${smollm}` } } as const
  expect((await models.foresee(brief, signal)).writer).toBe(smollm)
  expect(await models.explain('writer', brief, signal)).toMatchObject({ by: 'brief', openness: 'fully-open' })
})

test('where nothing on this machine meets a demand there is no model, and the reason says what was passed over', async () => {
  const models = await modelsOf({ here: [llama] })
  expect(await models.resolve('writer', { openness: 'open-source' }, signal)).toBeNull()
  expect(await models.explain('writer', { openness: 'open-source' }, signal)).toEqual({
    by: 'none',
    demand: { openness: 'open-source' },
    passedOver: [llama],
  })
})

test('the energy of a model elsewhere is the most that its size lets expect; of one here it must be stated', async () => {
  const demand = (most: number): Partial<ModelSettings> => ({ demand: { maxWattHoursPerMTok: most } })
  const far = async (most: number): Promise<unknown> =>
    (await modelsOf({}, { url: 'https://far.example/v1', model: 'OLMo-2-7B', ...demand(most) })).foresee({}, signal)
  await expect(far(100)).rejects.toMatchObject({
    code: 'MODEL_ENERGY_REFUSED',
    message: expect.stringMatching(/takes [\d.e+]+ watt-hours/),
  })
  await expect(far(100_000)).resolves.toMatchObject({ writer: 'OLMo-2-7B' })
  const here = await modelsOf({ listed: [olmo] }, demand(100_000))
  await expect(here.foresee({}, signal)).rejects.toMatchObject({
    code: 'MODEL_ENERGY_REFUSED',
    message: expect.stringContaining('an unknown number'),
  })
})

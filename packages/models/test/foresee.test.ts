import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { ModelSettings } from '../src/endpoint/model-settings.ts'
import { openModels } from '../src/open-models.ts'
import { createTestServices, type TestServices } from './test-services.ts'
import { startModel } from './start-model.ts'

const services = (): TestServices => ({
  ...createTestServices(),
  sleep: async (ms, aborted) => wait(ms, undefined, aborted ? { signal: aborted } : {}),
})
const signal = new AbortController().signal
const nowhere: ModelSettings = { probeLocal: false }

describe('foreseeing the models of a brief', () => {
  it('refuses a model that is offered nowhere, and says what is offered', async () => {
    const server = await startModel({ models: ['one-8b', 'two-8b', 'three:latest'] })
    const configured = openModels({ settings: { url: server.url, probeLocal: false }, ...services() })
    await expect(configured.foresee({ models: { writer: 'no-such' } }, signal)).rejects.toMatchObject({
      code: 'MODEL_NOT_OFFERED',
      status: 422,
      exit: 2,
      message: expect.stringContaining('one-8b, two-8b') as string,
    })
    for (const writer of ['two-8b', 'three', 'one-8b:nitro'])
      expect((await configured.foresee({ models: { writer } }, signal)).writer).toBe(writer)
    await expect(openModels({ settings: nowhere, ...services() }).foresee({ models: { editor: 'no-such' } }, signal)).rejects.toMatchObject(
      {
        code: 'MODEL_NO_SERVER',
        status: 422,
      },
    )
  })

  it("takes the operator's own name as it is, asks each server once and tries no model", async () => {
    const server = await startModel({ models: ['one-8b'] })
    const named = openModels({ settings: { url: server.url, model: 'mine', probeLocal: false }, ...services() })
    expect(await named.foresee({}, signal)).toMatchObject({ writer: 'mine', editor: 'mine' })
    expect(server.listed()).toBe(0)
    const unnamed = openModels({ settings: { url: server.url, probeLocal: false }, ...services() })
    expect(await unnamed.foresee({}, signal)).toMatchObject({ planner: 'one-8b', writer: 'one-8b' })
    expect([server.listed(), server.calls.length]).toEqual([1, 0])
  })

  it('does not refuse for a server that does not answer now, and foresees no model where there is none', async () => {
    const settings = { url: 'http://127.0.0.1:9/v1', probeLocal: false }
    const away = openModels({ settings, ...services() })
    expect(await away.foresee({ models: { writer: 'x', default: 'none' } }, signal)).toMatchObject({ writer: 'x', editor: null })
    expect(await away.foresee({}, signal)).toEqual({})
    expect(Object.values(await openModels({ settings: nowhere, ...services() }).foresee({}, signal))).toEqual(Array(5).fill(null))
  })

  it('refuses a limit of money or energy for a model without figures, before and at the start of a run', async () => {
    const server = await startModel({ models: ['tiny-1b:latest'] })
    const of = (figures: ModelSettings['figures']): ReturnType<typeof openModels> =>
      openModels({ settings: { url: server.url, probeLocal: false, ...(figures ? { figures } : {}) }, ...services() })
    const refused = { code: 'MODEL_WITHOUT_FIGURES', status: 400, exit: 2 }
    const usd = { budget: { usd: 1 } }
    const wattHours = { budget: { wattHours: 1 } }
    const price = { input: 0.5, output: 1.5 }
    await expect(of(undefined).foresee(usd, signal)).rejects.toMatchObject(refused)
    await expect(of(undefined).resolve('writer', wattHours, signal)).rejects.toMatchObject(refused)
    await expect(of({ other: { price } }).foresee(usd, signal)).rejects.toMatchObject(refused)
    await expect(of({ 'tiny-1b': { price } }).foresee(wattHours, signal)).rejects.toMatchObject(refused)
    expect(await of({ 'tiny-1b': { price } }).resolve('writer', usd, signal)).toMatchObject({ figures: { price } })
    expect(await of({ 'tiny-1b:latest': { wattHoursPerMTok: 0 } }).foresee(wattHours, signal)).toMatchObject({ writer: 'tiny-1b:latest' })
  })
})

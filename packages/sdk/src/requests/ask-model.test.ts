import { describe, expect, it } from 'vitest'
import { askModel } from './ask-model.ts'
import type { Host } from '../plugin/host.ts'

const request = { messages: [{ role: 'user', content: 'Say it.' }] } as const

function host(model?: Host['model'], signal = new AbortController().signal): Host & { readonly lines: string[] } {
  const lines: string[] = []
  return { signal, lines, log: (_, line) => void lines.push(line), progress: () => undefined, ...(model === undefined ? {} : { model }) }
}

describe('askModel', () => {
  it('answers null when there is no model', async () => {
    expect(await askModel(host(), request)).toBeNull()
  })

  it('turns a bad answer into null and says so', async () => {
    const with500 = host(() => Promise.reject(Object.assign(new Error('not JSON'), { code: 'MODEL_BAD_ANSWER' })))
    expect(await askModel(with500, request)).toBeNull()
    expect(with500.lines).toEqual(['The model gave no usable answer: not JSON'])
  })

  it.each(['MODEL_TIMEOUT', 'MODEL_UNREACHABLE', 'MODEL_WRONG_SERVER', 'MODEL_FAILED'])(
    'lets %s through: the server is gone',
    async (code) => {
      const gone = Object.assign(new Error('gone'), { code })
      await expect(
        askModel(
          host(async () => Promise.reject(gone)),
          request,
        ),
      ).rejects.toBe(gone)
    },
  )

  it('lets a spent budget and an abort through', async () => {
    const spent = Object.assign(new Error('spent'), { code: 'MODEL_BUDGET_SPENT' })
    await expect(
      askModel(
        host(() => Promise.reject(spent)),
        request,
      ),
    ).rejects.toBe(spent)
    const stop = new AbortController()
    const aborting = host(() => {
      stop.abort(new Error('cancelled'))
      return Promise.reject(new Error('socket closed'))
    }, stop.signal)
    await expect(askModel(aborting, request)).rejects.toThrow('cancelled')
  })
})

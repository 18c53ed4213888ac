import { expect, it } from 'vitest'
import { createSingleFlight } from './single-flight.ts'

const signal = new AbortController().signal

it('shares work under way, its failure too, and does it anew afterwards', async () => {
  const share = createSingleFlight()
  let runs = 0
  const work = async (): Promise<number> => {
    runs += 1
    await new Promise(setImmediate)
    return runs
  }
  expect(await Promise.all([share('a', signal, work), share('a', signal, work), share('b', signal, work)])).toEqual([2, 2, 2])
  expect(await share('a', signal, work)).toBe(3)
  const failing = (): Promise<never> => Promise.reject(new Error('no'))
  await expect(Promise.all([share('a', signal, failing), share('a', signal, work)])).rejects.toThrow('no')
})

it('starts work again for those who waited when its starter was cancelled', async () => {
  const share = createSingleFlight()
  const cancelled = share('a', signal, () => Promise.reject(new DOMException('cancelled', 'AbortError')))
  const waiting = share('a', signal, () => Promise.resolve('done'))
  await expect(cancelled).rejects.toThrow('cancelled')
  expect(await waiting).toBe('done')
})

it('lets go of the work of another when the caller is cancelled', async () => {
  const share = createSingleFlight()
  const end = Promise.withResolvers<string>()
  const first = share('a', signal, () => end.promise)
  const caller = new AbortController()
  const waiting = share('a', caller.signal, () => Promise.resolve('again'))
  caller.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  end.resolve('done')
  expect(await first).toBe('done')
})

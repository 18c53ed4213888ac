import type { Draft, DraftEvent } from '@galley/sdk'
import { beforeEach, describe, expect, test } from 'vitest'
import { fakeRuntime } from '../../../test/fake-runtime.ts'
import { noActivity } from './activity.ts'
import { createLiveView } from './live-view.ts'
import { withTicks } from './with-ticks.ts'

const event = (seq: number, type: 'block.drafted' | 'draft.done'): DraftEvent =>
  type === 'draft.done'
    ? { seq, type, at: '', data: { stopReason: 'clean', score: 1, words: 1 } }
    : { seq, type, at: '', data: { block: { id: 'b1', sectionId: 's', kind: 'paragraph', text: 'x', claims: [] } } }

describe('a live view', () => {
  const runtime = fakeRuntime()
  const whole = runtime.drafts.get(runtime.seed('Registries', 20))
  const blank: Draft = { ...whole, seq: 1, best: { ...whole.best, blocks: [], claims: [] } }
  let saved: Draft
  beforeEach(() => {
    saved = blank
  })
  const targets = (fragments: readonly { target: string }[]): readonly string[] => fragments.map(({ target }) => target)

  test('draws a block when the draft holds it, and not before', async () => {
    const view = createLiveView(() => saved, noActivity)
    await view.drawAll()
    expect(targets(await view.take(event(2, 'block.drafted')))).toEqual(['record'])
    expect(view.isBehind()).toBe(true)
    expect(await view.take(null)).toEqual([])
    saved = { ...whole, seq: 2 }
    expect(targets(await view.take(null))).toContain('blocks')
    expect(view.isBehind()).toBe(false)
  })

  test('gives up after a while, so that no reader is asked for ever', async () => {
    const view = createLiveView(() => saved, noActivity)
    await view.drawAll()
    await view.take(event(2, 'block.drafted'))
    for (let i = 0; i < 50; i += 1) await view.take(null)
    expect(view.isBehind()).toBe(false)
  })

  test('a run that is told to be done is drawn as done when its status says so', async () => {
    const view = createLiveView(() => saved, noActivity)
    await view.drawAll()
    saved = { ...whole, seq: 9 }
    await view.take(event(9, 'draft.done'))
    expect(view.isBehind()).toBe(true)
    expect(await view.finish()).toEqual([])
    saved = { ...whole, seq: 9, status: 'done' }
    const drawn = await view.take(null)
    expect(drawn.find(({ target }) => target === 'proof')!.html).toContain('aria-busy="false"')
    expect(view.isBehind()).toBe(false)
    expect((await view.finish()).at(-1)!.how).toBe('end')
  })
})

describe('ticks', () => {
  test('they come only while somebody waits, and lose no item', async () => {
    let release = (): void => undefined
    async function* slow(): AsyncGenerator<number> {
      yield 1
      await new Promise<void>((resolve) => {
        release = resolve
      })
      yield 2
    }
    let isWaiting = true
    const seen: (number | null)[] = []
    for await (const item of withTicks(slow(), () => isWaiting, 1)) {
      seen.push(item)
      if (item === null && seen.length >= 4) {
        isWaiting = false
        release()
      }
    }
    expect(seen[0]).toBe(1)
    expect(seen.at(-1)).toBe(2)
    expect(seen.slice(1, -1).every((item) => item === null)).toBe(true)
    expect(seen.filter((item) => item !== null)).toEqual([1, 2])
  })
})

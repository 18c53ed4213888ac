import { describe, expect, test } from 'vitest'
import { fakeRuntime } from '../../../test/fake-runtime.ts'
import { openLivePage, type LivePage } from './live-page.ts'

/** A reader that keeps its chunks, and what they say. */
function reader() {
  const chunks: Uint8Array[] = []
  const fragments = (): readonly { how: string; target: string; html: string }[] =>
    chunks.flatMap((chunk) => JSON.parse(/^data: (.*)$/m.exec(new TextDecoder().decode(chunk))![1]!) as [])
  const ends: unknown[] = []
  return {
    chunks,
    fragments,
    ends,
    stream: { push: (chunk: Uint8Array) => void chunks.push(chunk), end: (error?: unknown) => void ends.push(error) },
  }
}

describe('a live page', () => {
  test('draws a run once for a hundred readers, in the same bytes, and not once an event', async () => {
    const runtime = fakeRuntime()
    const id = runtime.seed('Registries', 3)
    const pages = new Map<string, Promise<LivePage>>()
    const page = await openLivePage({ drafts: runtime.drafts, base: '' }, id, pages)
    const readers = Array.from({ length: 100 }, () => reader())
    for (const { stream } of readers) page.add(0, stream)
    const before = runtime.counts()
    await runtime.play(id)
    expect(runtime.counts()).toEqual({ follows: before.follows, gets: before.gets + 2 })
    for (const { chunks } of readers) expect(chunks).toEqual(readers[0]!.chunks)
    expect(readers[0]!.chunks.length).toBeLessThan(6)
    expect(readers.map(({ ends }) => ends)).toEqual(readers.map(() => [undefined]))
    expect(readers[0]!.fragments().at(-1)!.how).toBe('end')
    expect(pages.size).toBe(0)
  })

  test('sends what changed and nothing else, and says it as a reload would', async () => {
    const runtime = fakeRuntime()
    const id = runtime.seed('Registries', 20)
    const page = await openLivePage({ drafts: runtime.drafts, base: '' }, id, new Map())
    const { fragments, chunks, stream } = reader()
    page.add(0, stream)
    const first = fragments().length
    await runtime.play(id, 1)
    const { event } = { event: (await runtime.drafts.history(id)).at(-1)! }
    expect(
      fragments()
        .slice(first)
        .map(({ target }) => target),
    ).toContain('record')
    expect(fragments().length - first).toBeLessThan(6)
    expect(new TextDecoder().decode(chunks.at(-1))).toContain(`\nid: ${event.seq}\n`)
    for (const { target, html } of fragments().slice(first)) if (target !== 'status') expect(await page.html()).toContain(html)
  })

  test('a reader that comes late gets the whole page and what it missed of the record', async () => {
    const runtime = fakeRuntime()
    const id = runtime.seed('Registries', 30)
    const page = await openLivePage({ drafts: runtime.drafts, base: '' }, id, new Map())
    const [early, late] = [reader(), reader()]
    page.add(0, early.stream)
    await runtime.play(id, 5)
    const seq = (await runtime.drafts.state(id)).seq
    await page.html()
    const before = runtime.counts()
    page.add(seq - 2, late.stream)
    expect(runtime.counts()).toEqual(before)
    expect(late.chunks).toHaveLength(2)
    expect(late.fragments().map(({ target }) => target)).toEqual(expect.arrayContaining(['masthead', 'blocks', 'sources', 'rounds']))
    expect(late.fragments().filter(({ target }) => target === 'record')).toHaveLength(2)
  })

  test('its last reader closes it', async () => {
    const runtime = fakeRuntime()
    const id = runtime.seed('Registries', 3)
    const pages = new Map<string, Promise<LivePage>>()
    const page = await openLivePage({ drafts: runtime.drafts, base: '' }, id, pages)
    const leave = [page.add(0, reader().stream), page.add(0, reader().stream)]
    for (const go of leave) {
      expect([pages.size, runtime.watchers()]).toEqual([1, 1])
      go()
    }
    expect([pages.size, runtime.watchers()]).toEqual([0, 0])
  })

  test('a run that ended already is whole at once, and a broken one ends with its error', async () => {
    const runtime = fakeRuntime()
    const done = reader()
    ;(await openLivePage({ drafts: runtime.drafts, base: '' }, runtime.seed('Registries'), new Map())).add(0, done.stream)
    expect([done.fragments().at(-1)!.how, done.ends]).toEqual(['end', [undefined]])
    const id = runtime.seed('Registries', 3)
    let isBroken = false
    const breaking = {
      drafts: {
        ...runtime.drafts,
        get: async (one: string) => {
          if (isBroken) throw new Error('disk I/O error')
          return runtime.drafts.get(one)
        },
      },
    }
    const broken = reader()
    ;(await openLivePage({ drafts: breaking.drafts, base: '' }, id, new Map())).add(0, broken.stream)
    isBroken = true
    await runtime.play(id, 1)
    expect(broken.ends).toEqual([new Error('disk I/O error')])
  })
})

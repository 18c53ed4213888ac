import { hash } from 'node:crypto'
import type { Brief, Host, Plan, ResearchInput } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { research } from '../src/research.ts'
import { scan } from '../src/scan.ts'

const documents: Record<string, string> = {
  'tower.md':
    '# The tower\n\nThe tower at Cape Morrow was built in 1871 by the harbour board. It cost 4,000 pounds.\n\n## Lamp\n\nThe lamp of the tower burned whale oil until 1899 and then paraffin. Electric light came to Cape Morrow in 1931, with a range of 19 miles.\n\n## Keepers\n\nAda Finch kept the lamp from 1902 until 1931 and wrote a diary of 29 volumes.',
  'harbour.md':
    '# The harbour\n\nThe harbour board of Cape Morrow was founded in 1850 with nine members. The board sold the tower in 1990 to a trust.',
}
const plan: Plan = {
  title: 'The tower at Cape Morrow',
  questions: [
    { id: 'q1', text: 'What are the main details of The tower at Cape Morrow?' },
    { id: 'q2', text: 'What are the key aspects of the lamp?' },
  ],
  outline: [
    { id: 's1', heading: 'Overview', intent: '', questionIds: ['q1'], words: 60 },
    { id: 's2', heading: 'Lamp', intent: '', questionIds: ['q2'], words: 60 },
  ],
  acceptance: [],
  queries: [
    { id: 'k1', text: 'tower Cape Morrow', questionIds: ['q1'] },
    { id: 'k2', text: 'lamp of the tower', questionIds: ['q2'] },
  ],
}
const brief: Brief = { topic: 'The tower at Cape Morrow' }

function host(more: Partial<Host> = {}): Host & { readonly log: Host['log']; readonly queries: string[]; readonly reads: string[] } {
  const names = Object.keys(documents)
  const [queries, reads]: [string[], string[]] = [[], []]
  return {
    signal: new AbortController().signal,
    queries,
    reads,
    log: () => undefined,
    progress: () => undefined,
    search: ({ query }) => {
      queries.push(query)
      const hits = names.map((name) => ({ address: `folder:${name}`, title: name, snippet: '', provider: 'folder' }))
      return Promise.resolve({ hits, failures: [] })
    },
    read: ({ address }) => {
      reads.push(address)
      const name = address.slice(7)
      const text = documents[name] ?? ''
      return Promise.resolve({ sourceId: `w${names.indexOf(name)}`, title: name, chars: text.length, digest: hash('sha256', text) })
    },
    text: { read: (id, from, to) => Promise.resolve((documents[names[Number(id.slice(1))] ?? ''] ?? '').slice(from, to)) },
    ...more,
  }
}

const input: ResearchInput = { brief, mode: 'extractive', plan, questionIds: ['q2'], gaps: [], limits: { queries: 3, pages: 5, quotes: 4 } }

describe('scan', () => {
  it('describes the brief’s own documents by their headings', async () => {
    const { hits } = await scan({ brief, mode: 'extractive' }, host())
    expect(hits.map(({ address }) => address)).toEqual(['folder:tower.md', 'folder:harbour.md'])
    expect(hits[1]?.snippet).toContain('The board sold the tower in 1990 to a trust.')
  })

  it('answers nothing when every search fails', async () => {
    const answer = await scan({ brief, mode: 'extractive' }, host({ search: () => Promise.reject(new Error('no network')) }))
    expect(answer).toEqual({ hits: [] })
  })
})

describe('research', () => {
  it('answers a question with verbatim quotes about it, each page read once', async () => {
    const own = host()
    const { quotes, gaps } = await research(input, own)
    expect(quotes[0]?.quote).toMatch(/^The lamp of the tower burned whale oil/)
    for (const { quote } of quotes) expect(Object.values(documents).some((text) => text.includes(quote))).toBe(true)
    expect(quotes.every(({ questionIds }) => questionIds.join() === 'q2')).toBe(true)
    expect(gaps).toEqual([])
    expect(own.queries).toEqual(['lamp of the tower'])
    expect(new Set(own.reads).size).toBe(own.reads.length)
  })

  it('has a text handed out once, whatever is asked of it, and again when it is another', async () => {
    let handedOut = 0
    const text = {
      read: (_id: string, from: number, to: number) =>
        Promise.resolve((handedOut++, 'A buoy of iron has marked the reef since 1907. '.repeat(3).slice(from, to))),
    }
    const read =
      (digest: string): NonNullable<Host['read']> =>
      () =>
        Promise.resolve({ sourceId: 'w9', title: 'Reef', chars: 141, digest })
    const first = await research(input, host({ text, read: read('one') }))
    expect(await research(input, host({ text, read: read('one') }))).toEqual(first)
    expect(handedOut).toBe(2)
    await research(input, host({ text, read: read('two') }))
    expect(handedOut).toBe(4)
  })

  it('gives the same answer to the same input', async () => {
    expect(await research(input, host())).toEqual(await research(input, host()))
  })

  it('asks what gaps ask for, first, and no more than it may', async () => {
    const own = host()
    await research({ ...input, gaps: [{ query: 'range of the lamp', why: '' }], limits: { ...input.limits, queries: 1 } }, own)
    expect(own.queries).toEqual(['range of the lamp'])
  })

  it('turns a failed search and an unreadable page into gaps', async () => {
    const none = await research(input, host({ search: () => Promise.reject(new Error('no network')) }))
    expect(none.quotes).toEqual([])
    expect(none.gaps.map(({ why }) => why)).toEqual(['A search failed: no network', 'No source that was read answers this.'])
    const half = await research(
      input,
      host({ read: ({ address }) => (address.includes('harbour') ? Promise.reject(new Error('too large')) : host().read!({ address })) }),
    )
    expect(half.quotes.length).toBeGreaterThan(0)
    expect(half.gaps.map(({ why }) => why)).toEqual(['harbour.md could not be read: too large'])
  })

  it('passes an abort on', async () => {
    const stop = new AbortController()
    const own = host({
      signal: stop.signal,
      read: () => {
        stop.abort(new Error('cancelled'))
        return Promise.reject(new Error('closed'))
      },
    })
    await expect(research(input, own)).rejects.toThrow('cancelled')
  })
})

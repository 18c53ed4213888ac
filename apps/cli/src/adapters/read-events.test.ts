import { describe, expect, it } from 'vitest'
import type { DraftEvent, Ephemeral } from '@galley/sdk'
import { readEvents } from './read-events.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** An answer whose body comes in these chunks; `isCut` breaks the connection after them, as `fetch` tells of it. */
function answer(chunks: readonly Uint8Array[], isCut = false): Response {
  const rest = chunks.map((chunk) => new Uint8Array(chunk))
  return new Response(
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        const chunk = rest.shift()
        if (chunk) controller.enqueue(chunk)
        else if (isCut) controller.error(new TypeError('terminated'))
        else controller.close()
      },
    }),
  )
}

/** Reads the answers one after the other; `asked` holds the number after which each was asked for. */
async function read(
  answers: readonly Response[],
  asked: number[] = [],
): Promise<{ events: readonly (DraftEvent | Ephemeral)[]; asked: readonly number[] }> {
  const events: (DraftEvent | Ephemeral)[] = []
  const open = async (last: number): Promise<Response> => {
    asked.push(last)
    return Promise.resolve(answers[asked.length - 1] ?? new Response(null))
  }
  const { signal } = new AbortController()
  const stream = { url: 'http://there', open, since: 0, signal, sleep: () => Promise.resolve() }
  for await (const event of readEvents(stream)) events.push(event)
  return { events, asked }
}

const noted = { seq: 1, type: 'agent.done', data: { role: 'planner', note: ' zwölf 漢字 🙂' } }
const token = { type: 'token', text: '  indented' }
const done = { seq: 2, type: 'draft.done', data: {} }

/** A stream as a server may write it: a BOM, a comment, ids, data on several lines, no space or two after the colon. */
const stream = (newline: string): string =>
  `\uFEFF: still here\n\nid: 1\nevent: agent.done\ndata:${JSON.stringify(noted, null, 1).replaceAll('\n', '\ndata:')}\n\ndata:  ${JSON.stringify(token)}\n\n: still here\n\nid: 2\ndata: ${JSON.stringify(done)}\n\n`.replaceAll(
    '\n',
    newline,
  )

describe('the events of a stream', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('are the same wherever it is cut, with %s', async (_name, newline) => {
    const whole = bytes(stream(newline))
    for (let cut = 0; cut <= whole.length; cut += 1)
      expect((await read([answer([whole.slice(0, cut), whole.slice(cut)])])).events, `cut at ${cut}`).toEqual([noted, token, done])
    const singly = Array.from(whole, (byte) => Uint8Array.of(byte))
    expect((await read([answer(singly)])).events).toEqual([noted, token, done])
  })

  it('go on after the last number when the connection is cut, and come once each', async () => {
    const first = bytes(`id: 1\ndata: ${JSON.stringify(noted)}\n\ndata: {"seq":2,"ty`)
    const { events, asked } = await read([answer([first], true), answer([bytes(stream('\n'))])])
    expect(events).toEqual([noted, token, done])
    expect(asked).toEqual([0, 1])
  })

  it('end where the gateway says that nothing more will come', async () => {
    expect(await read([new Response(null, { status: 204 })])).toEqual({ events: [], asked: [0] })
  })

  it('are given up, as a fault, after five answers in a row that bring none', async () => {
    const asked: number[] = []
    await expect(read([], asked)).rejects.toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
    expect(asked).toEqual([0, 0, 0, 0, 0])
  })
})

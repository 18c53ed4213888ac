import { askMcp } from './ask-mcp.ts'
import type { OpenGateway } from './open-gateway.ts'

/** Answer of a door: its status, the code of the problem where there is one, and the id of the draft. */
interface DoorAnswer {
  readonly status: number
  readonly code?: string | undefined
  readonly id?: string | undefined
}

/** Sender at a door: a token, and headers of its own. */
interface DoorSender {
  readonly token: string
  readonly headers?: Readonly<Record<string, string>>
}

type Door = (gateway: OpenGateway, topic: string, sender: DoorSender) => Promise<DoorAnswer>

/** Every door at which a program orders a draft, and the route behind it. A chat streams, so that its draft is known before it is written. */
export const doors: Readonly<Record<string, Door>> = {
  'POST /v1/drafts': (gateway, topic, sender) => ask(gateway, '/v1/drafts', JSON.stringify({ topic }), sender),
  'POST /v1/batches': (gateway, topic, sender) => ask(gateway, '/v1/batches', JSON.stringify({ briefs: [{ topic }] }), sender),
  'POST /v1/chat/completions': (gateway, topic, sender) =>
    ask(
      gateway,
      '/v1/chat/completions',
      JSON.stringify({ model: 'galley', messages: [{ role: 'user', content: topic }], stream: true }),
      sender,
    ),
  'POST /v1/responses': (gateway, topic, sender) =>
    ask(gateway, '/v1/responses', JSON.stringify({ model: 'galley', input: topic, stream: true }), sender),
  'POST /drafts': (gateway, topic, sender) => ask(gateway, '/drafts', formOf(topic), sender),
  'POST /mcp': async ({ url }, topic, { token, headers = {} }) => {
    const capabilities = { extensions: { 'io.modelcontextprotocol/tasks': {} } }
    const asked = await askMcp(url, 'tools/call', { name: 'write_draft', arguments: { topic } }, { token, headers, capabilities })
    const problem = asked.result?._meta?.['galley/problem']
    return {
      status: problem?.status ?? asked.status,
      code: problem?.code ?? asked.messages.at(-1)?.code,
      id: asked.result?.taskId,
    }
  },
}

/** Asks over HTTP, and reads as much of the answer as names the draft or the problem. */
async function ask(gateway: OpenGateway, path: string, body: string | FormData, { token, headers = {} }: DoorSender): Promise<DoorAnswer> {
  const answer = await fetch(gateway.url + path, {
    method: 'POST',
    body,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(typeof body === 'string' ? { 'Content-Type': 'application/json' } : {}),
      ...headers,
    },
  })
  const { status } = answer
  const named = answer.headers.get('Galley-Draft')
  if (named !== null) {
    await answer.body?.cancel()
    return { status, id: named }
  }
  const told = (await answer.json()) as Told
  const problem = told.error ?? told.problem ?? told.drafts?.[0]?.problem ?? told
  return { status: told.drafts?.[0]?.problem?.status ?? status, code: problem.code, id: told.id ?? told.drafts?.[0]?.id }
}

function formOf(topic: string): FormData {
  const form = new FormData()
  form.set('topic', topic)
  return form
}

interface Told {
  readonly id?: string
  readonly code?: string
  readonly error?: { readonly code: string }
  readonly problem?: { readonly code: string }
  readonly drafts?: readonly { readonly id?: string; readonly problem?: { readonly code: string; readonly status: number } }[]
}

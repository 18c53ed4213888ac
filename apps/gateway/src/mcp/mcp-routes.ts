import type { Runtime } from '@galley/runtime'
import { Hono, type Context } from 'hono'
import { checkOrigin } from '../access/check-origin.ts'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { readOrder } from '../drafts/read-order.ts'
import { fault } from '../faults.ts'
import { readJsonBody } from '../problem/read-body.ts'
import type { Mcp } from './open-mcp.ts'
import { openScorer } from './score/open-scorer.ts'

/** Route of the MCP server (Streamable HTTP). It is loaded at the first request: most gateways are never asked. */
export function mcpRoutes(runtime: Runtime, { auditor, version, say, random }: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  let opening: Promise<Mcp> | undefined
  const open = async (closing: AbortSignal | undefined): Promise<Mcp> => {
    const { openMcp } = await import('./open-mcp.ts')
    const mcp = openMcp({ runtime, auditor, version, say, score: openScorer(), closing }, random)
    closing?.addEventListener('abort', () => void mcp.close(), { once: true })
    return mcp
  }
  const answer = async (c: Context<AppEnv>): Promise<Response> => {
    // A page of another host may not ask, whatever it carries (DNS rebinding).
    if (c.req.header('Origin') !== undefined) checkOrigin(c)
    const order = readOrder(c)
    const body = c.req.method === 'POST' ? await readJsonBody(c) : undefined
    // A list of messages (2025-03-26) would be a way past the limit of requests.
    if (Array.isArray(body)) throw fault('REQUEST_INVALID', { where: 'the body', problem: 'must be one message' })
    const { answer: answerMcp } = await (opening ??= open(c.env?.closing))
    return atOnce(await answerMcp(c.req.raw, body, order))
  }
  app.post('/mcp', answer)
  app.get('/mcp', answer)
  app.delete('/mcp', answer)
  return app
}

/** Sends a stream from its first piece on: without this header the server would wait for a second one. */
function atOnce(answer: Response): Response {
  if (answer.headers.get('Content-Type')?.startsWith('text/event-stream') === true) answer.headers.set('Transfer-Encoding', 'chunked')
  return answer
}

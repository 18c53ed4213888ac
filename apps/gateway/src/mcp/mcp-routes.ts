import type { Runtime } from '@galley/runtime'
import { Hono, type Context } from 'hono'
import { checkOrigin } from '../access/check-origin.ts'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { demandHeader, readDemand } from '../demand/read-demand.ts'
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
    const body = c.req.method === 'POST' ? await readJsonBody(c) : undefined
    const { answer: answerMcp } = await (opening ??= open(c.env?.closing))
    const caller = c.get('caller')
    const sender = { caller, requestId: c.env?.seen?.id, demand: readDemand(c.req.header(demandHeader), caller) }
    return atOnce(await answerMcp(c.req.raw, body, sender))
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

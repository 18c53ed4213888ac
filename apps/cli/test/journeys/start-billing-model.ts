import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A model server, and the calls that reached it. */
export interface BillingModel {
  readonly url: string
  readonly calls: () => number
}

/**
 * Starts a model that bills what it works to the `user` of a request, whoever hears it: a share of what is asked at most, and as much prompt as a tokeniser
 * of bytes would find. Of a hundred calls two end without an answer and two in the middle of it. It is ended after the test.
 */
export async function startBillingModel(random: () => number, bill: (name: string, tokens: number) => void): Promise<BillingModel> {
  let calls = 0
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts)
      const body = JSON.parse(text.toString()) as { readonly user: string; readonly max_tokens: number; readonly stream?: boolean }
      const usage = { prompt_tokens: text.length, completion_tokens: Math.ceil(body.max_tokens * random()) }
      calls += 1
      bill(body.user, usage.prompt_tokens + usage.completion_tokens)
      const fate = random()
      if (fate < 0.02) return void response.destroy()
      setTimeout(() => answer(response, body.stream === true, usage, fate < 0.04), Math.floor(random() * 40))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, calls: () => calls }
}

function answer(response: ServerResponse, isStream: boolean, usage: object, breaksOff: boolean): void {
  if (!isStream) {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ id: 'c', object: 'chat.completion', choices: [{ index: 0, message: { content: 'x' } }], usage }))
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(`data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content: 'x' } }] })}\n\n`)
  if (breaksOff) return void setTimeout(() => response.destroy(), 5)
  response.end(`data: ${JSON.stringify({ id: 'c', choices: [], usage })}\n\ndata: [DONE]\n\n`)
}

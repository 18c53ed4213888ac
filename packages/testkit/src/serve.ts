import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answer of a fixture server; status 200 and JSON unless it says otherwise. */
export interface ServedReply {
  readonly status?: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** Answers with `reply` on a free port of this machine while `use` runs; `use` gets the base address. */
export async function serve(
  reply: (url: URL, request: IncomingMessage) => ServedReply,
  use: (base: string) => Promise<void>,
): Promise<void> {
  const server = createServer((request, response) => {
    const { status = 200, type = 'application/json', headers = {}, body } = reply(new URL(request.url ?? '/', 'http://x'), request)
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(body)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

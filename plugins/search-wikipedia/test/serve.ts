import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a fixture server answers. */
export interface Reply {
  readonly status?: number
  readonly type?: string
  readonly body: string
}

/** Serves `reply` on a free port of this machine while `use` runs. */
export async function serve(reply: (url: URL, request: IncomingMessage) => Reply, use: (base: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    const { status = 200, type = 'application/json', body } = reply(new URL(request.url ?? '/', 'http://x'), request)
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body)
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

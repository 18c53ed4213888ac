import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A listener that counts its connections: to prove that there were none. */
export interface ConnectionCounter {
  readonly host: string
  readonly port: number
  /** `http://127.0.0.1:PORT/` */
  readonly url: string
  /** Connections so far. */
  count(): number
  close(): Promise<void>
}

/** Listens on loopback, counts every TCP connection and answers each with a small web page. */
export async function startConnectionCounter(port = 0): Promise<ConnectionCounter> {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.on('error', () => undefined)
    socket.resume()
    socket.end('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 21\r\nconnection: close\r\n\r\n<p>You found me.</p>\n')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: actual } = server.address() as AddressInfo
  return {
    host: '127.0.0.1',
    port: actual,
    url: `http://127.0.0.1:${actual}/`,
    count: () => connections,
    close: async () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

import { createServer, type AddressInfo, type Socket } from 'node:net'
import { wholeAnswer, type BrokenAnswer, type HonestAnswer } from './broken-answer.ts'
import { playActs } from './play-acts.ts'

/** A request as it came, headers in lower case. */
export interface RawRequest {
  readonly method: string
  readonly path: string
  readonly headers: string
  readonly body: string
}

/** A server on loopback that answers in order or as broken as it is told. */
export interface BrokenServer {
  readonly port: number
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** Counts how often a broken answer was played, by its name. */
  readonly played: ReadonlyMap<string, number>
  close(): Promise<void>
}

interface Choice {
  readonly honest: HonestAnswer
  readonly broken?: BrokenAnswer | undefined
}

/** Starts the server. `choose` says how a request is answered: in order, or so and so broken. */
export async function startBrokenServer(choose: (request: RawRequest) => Choice | Promise<Choice>): Promise<BrokenServer> {
  const played = new Map<string, number>()
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    onRequest(socket, async (request) => {
      const { honest, broken } = await choose(request)
      if (broken !== undefined) played.set(broken.name, (played.get(broken.name) ?? 0) + 1)
      await playActs(socket, broken?.acts(honest, request.path) ?? wholeAnswer(honest))
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    played,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => void server.close(resolve))
    },
  }
}

/** Reads one request of a connection; each answer closes it. */
function onRequest(socket: Socket, answer: (request: RawRequest) => Promise<void>): void {
  let text = ''
  const onData = (part: Buffer): void => {
    text += part.toString('latin1')
    const end = text.indexOf('\r\n\r\n')
    if (end === -1) return
    const [first = '', ...lines] = text.slice(0, end).split('\r\n')
    const headers = lines.join('\n').toLowerCase()
    const length = Number(/^content-length: (\d+)$/m.exec(headers)?.[1] ?? 0)
    if (text.length < end + 4 + length) return
    socket.off('data', onData).resume()
    const [method = '', path = ''] = first.split(' ')
    answer({ method, path, headers, body: Buffer.from(text.slice(end + 4), 'latin1').toString('utf8') }).catch(() => socket.destroy())
  }
  socket.on('data', onData)
}

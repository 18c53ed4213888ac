import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type ListenOptions, type Server } from 'node:net'

/** Addresses at which the host listens while it is attacked. */
export interface Listeners {
  readonly tcpPort: number
  readonly udpPort: number
  /** A port at which nobody listens, unless the plugin does. */
  readonly freePort: number
  readonly abstractSocket: string
  /** Words for each one who came since the last look. */
  look(): Promise<readonly string[]>
  close(): void
}

/** Milliseconds in which a connection to this machine is there or refused. */
const maxKnockMs = 300

/** A free port of this machine alone. */
const loopback = { host: '127.0.0.1', port: 0 }

/** Listens over TCP, UDP, at a socket file and, on Linux, at an abstract socket. */
export async function openListeners(socket: string, mark: string): Promise<Listeners> {
  const came: string[] = []
  const serve = async (words: string, where: ListenOptions): Promise<Server> => {
    const server = createServer((client) => {
      came.push(words)
      client.on('error', () => undefined)
      client.end('HTTP/1.1 204 No Content\r\n\r\n')
    })
    server.unref()
    await once(server.listen(where), 'listening')
    return server
  }
  const abstractSocket = `\0${mark}`
  const servers = [
    await serve('somebody connected over TCP', loopback),
    await serve('somebody connected to a socket file', { path: socket }),
    ...(process.platform === 'linux' ? [await serve('somebody connected to an abstract socket', { path: abstractSocket })] : []),
  ]
  const udp = createSocket('udp4', () => came.push('somebody sent a datagram')).unref()
  udp.bind(0, '127.0.0.1')
  await once(udp, 'listening')
  const closed = await serve('', loopback)
  const freePort = portOf(closed)
  closed.close()
  return {
    tcpPort: portOf(servers[0]),
    udpPort: udp.address().port,
    freePort,
    abstractSocket,
    async look() {
      const isOpen = await knock(freePort)
      return [...new Set(came.splice(0)), ...(isOpen ? ['somebody listens on a port'] : [])]
    },
    close() {
      for (const server of servers) server.close()
      udp.close()
    },
  }
}

const portOf = (server: Server | undefined): number => (server?.address() as AddressInfo | undefined)?.port ?? 0

/** Tells if somebody listens on a port of this machine. */
function knock(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect(port, '127.0.0.1')
  const end = (isOpen: boolean) => (): void => {
    socket.destroy()
    resolve(isOpen)
  }
  socket.once('connect', end(true)).once('error', end(false)).setTimeout(maxKnockMs, end(false))
  return promise
}

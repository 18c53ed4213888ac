import { connect } from 'node:net'

/** Milliseconds that a program gets to accept a connection. */
const maxWait = 500

/** Tells whether some program accepts connections at this address. */
export function isPortTaken(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect({ host, port, timeout: maxWait }, () => resolve(true))
  socket.on('error', () => resolve(false)).on('timeout', () => resolve(false))
  return promise.finally(() => socket.destroy())
}

import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until somebody listens on a port of this machine. */
export async function waitForPort(port: number, limitMs: number): Promise<void> {
  for (let waited = 0; waited < limitMs; waited += 50) {
    if (await isOpen(port)) return
    await sleep(50)
  }
  throw new Error(`nothing listens on port ${port} after ${limitMs} ms`)
}

async function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Act } from './broken-answer.ts'

/** Plays one side of a connection to its end. Resolves when all was played, or when the other side left before; never rejects. */
export async function playActs(socket: Socket, acts: readonly Act[]): Promise<void> {
  socket.on('error', () => undefined)
  const closed = once(socket, 'close').catch(() => undefined)
  const left = Promise.race([closed, once(socket, 'end').catch(() => undefined)])
  const heard = once(socket, 'data').catch(() => undefined)
  for (const act of acts) {
    if (socket.destroyed) return
    if (act === 'reset') socket.resetAndDestroy()
    else if (act === 'end') socket.end()
    else if (act === 'hold') await left
    else if (act === 'hear') await Promise.race([heard, closed])
    else if ('pause' in act) await Promise.race([sleep(act.pause), closed])
    else if ('send' in act) await Promise.race([new Promise((resolve) => socket.write(act.send, resolve)), closed])
    else await flood(socket, act.repeat, act.ms, closed)
  }
}

async function flood(socket: Socket, bytes: string | Uint8Array, ms: number, closed: Promise<unknown>): Promise<void> {
  const over = AbortSignal.timeout(ms)
  while (!socket.destroyed && !over.aborted)
    await Promise.race([new Promise((resolve) => socket.write(bytes, () => setImmediate(resolve))), closed])
  if (!socket.destroyed) socket.resetAndDestroy()
}

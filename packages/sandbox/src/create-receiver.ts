import type { PendingCall } from './pending-call.ts'
import { protocolLimits, type PluginMessage } from './protocol.ts'

interface ReceiverOptions {
  readonly name: string
  readonly calls: Map<number, PendingCall>
  readonly inFlight: number
  readonly ready: PromiseWithResolvers<readonly string[]>
  readonly breach: (what: string) => void
  readonly turn: (change: () => void) => void
}

/** Creates the function that takes each message of the plugin to its call. */
export function createReceiver({ name, calls, inFlight, ready, breach, turn }: ReceiverOptions): (message: PluginMessage) => void {
  let strays = 0
  let open = 0
  const callOf = (id: number): PendingCall | undefined => {
    const call = calls.get(id)
    if (call !== undefined) return call
    strays += 1
    if (strays > protocolLimits.maxStrays) breach(`more than ${protocolLimits.maxStrays} messages of no call`)
    return undefined
  }
  return (message) => {
    if (message.type === 'ready') return ready.resolve(message.operations)
    if (message.type === 'failed') return ready.reject(Object.assign(new Error(message.reason), { stack: message.stack }))
    const call = callOf(message.call)
    if (call === undefined) return undefined
    if (message.type === 'result') {
      turn(() => calls.delete(message.call))
      return call.finish(message)
    }
    if (message.type === 'hostCall') {
      open += 1
      if (open > inFlight) return breach(`more than ${inFlight} host calls at once`)
      return void call.answer(message).finally(() => {
        open -= 1
      })
    }
    const fate = call.countNote()
    if (fate === 'flood') return breach(`${name} logs without end`)
    if (fate === 'drop') return undefined
    return message.type === 'log'
      ? call.options.onLog(message.level, message.message)
      : call.options.onProgress(message.note, message.fraction)
  }
}

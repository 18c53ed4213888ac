import type { Attack } from './attack.ts'

/** Ways out of the clean scope. Each returns the process's id, which nobody told it, where it gets out. */
export const scopeAttacks: readonly Attack[] = [
  {
    name: 'leave-by-import',
    class: 'scope',
    does: 'imports a module of Node',
    hands: ['clean'],
    isHeldWithoutWall: true,
    run: async () => (await import('node:process')).pid,
  },
  {
    name: 'leave-by-constructor',
    class: 'scope',
    does: 'takes the constructor of a function that Node made, to run code outside',
    hands: ['clean'],
    isHeldWithoutWall: true,
    run: ({ host }) => {
      for (const made of [host, host.log, host.signal, setTimeout, structuredClone, URL, queueMicrotask, Promise.resolve()] as unknown[])
        try {
          const make = (made as { constructor: { constructor: (text: string) => () => number } }).constructor.constructor
          return make('return process.pid')()
        } catch {}
      throw new Error('every constructor is of the same scope')
    },
  },
  {
    name: 'leave-by-call-sites',
    class: 'scope',
    does: 'takes a function of Node from the stack of an error',
    hands: ['clean'],
    isHeldWithoutWall: true,
    run: () => {
      const { prepareStackTrace: kept } = Error as { prepareStackTrace?: (this: void, error: Error, sites: NodeJS.CallSite[]) => unknown }
      Error.prepareStackTrace = (_, sites) => sites
      const sites = new Error('x').stack as unknown as NodeJS.CallSite[]
      Error.prepareStackTrace = kept as typeof Error.prepareStackTrace
      for (const site of sites) {
        const receiver = site.getThis() as typeof globalThis | undefined
        if (receiver?.process) return receiver.process.pid
        const found = site.getFunction() as { constructor: (text: string) => () => number } | undefined
        if (found) return found.constructor('return process.pid')()
      }
      throw new Error('no call site shows anything')
    },
  },
  {
    name: 'leave-by-symbols',
    class: 'scope',
    does: 'looks for what Node keeps under symbols of the global object',
    hands: ['clean'],
    isHeldWithoutWall: true,
    run: () => {
      for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
        const found = (globalThis as unknown as Record<symbol, unknown>)[symbol]
        const make = (found as { constructor?: { constructor?: (text: string) => () => number } } | undefined)?.constructor?.constructor
        if (typeof found === 'object' && make) return make('return process.pid')()
      }
      throw new Error('no symbol leads anywhere')
    },
  },
  {
    name: 'leave-by-streams',
    class: 'scope',
    does: 'catches the stream of standard input through Object.prototype, and the process through it',
    hands: ['clean'],
    isHeldWithoutWall: true,
    run: async ({ pause }) => {
      const [stream] = (globalThis as unknown as { caught: object[] }).caught
      if (stream === undefined) throw new Error('nothing was caught')
      let emitter = stream as { emit: (this: unknown, ...args: unknown[]) => unknown }
      while (!Object.hasOwn(emitter, 'prependListener')) emitter = Object.getPrototypeOf(emitter) as typeof emitter
      const { emit } = emitter
      let pid = 0
      emitter.emit = function (...args) {
        if ((this as NodeJS.Process).versions?.node) ({ pid } = this as NodeJS.Process)
        return Reflect.apply(emit, this, args)
      }
      const busy = new EventTarget()
      for (let n = 0; n < 12; n += 1) busy.addEventListener('x', () => n)
      await pause(20)
      emitter.emit = emit
      if (pid === 0) throw new Error('a stream, but no process')
      return pid
    },
  },
]

/** Code at the top of a bundle: what Node touches after it has run is caught through `Object.prototype`. */
export function setTraps(): void {
  const caught: unknown[] = []
  Object.assign(globalThis, { caught })
  const names = ['newListener', 'removeListener', 'resume', 'pause', 'readable', 'close', 'finish', 'drain', 'error', 'prefinish']
  const everything = Object.getPrototypeOf({}) as object
  for (const name of names)
    Object.defineProperty(everything, name, {
      configurable: true,
      get(this: object) {
        return function (this: unknown) {
          if (typeof this === 'object' && this !== null && 'on' in this) caught.push(this)
        }
      },
      set(this: object, value: unknown) {
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
      },
    })
  setTimeout(() => {
    for (const name of names) Reflect.deleteProperty(everything, name)
  }, 0)
}

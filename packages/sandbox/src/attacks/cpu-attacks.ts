import type { Attack } from './attack.ts'

const hands = ['clean', 'escaped'] as const

/** Ways to compute without end, or to wait without end. Each must be ended by the host. */
export const cpuAttacks: readonly Attack[] = [
  {
    name: 'loop',
    class: 'CPU',
    does: 'loops',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => {
      for (;;);
    },
  },
  {
    name: 'loop-microtasks',
    class: 'CPU',
    does: 'chains promises without end',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => {
      const next = async (): Promise<void> => {
        await Promise.resolve()
        return next()
      }
      return next()
    },
  },
  {
    name: 'loop-await',
    class: 'CPU',
    does: 'awaits without end',
    hands,
    isEndless: true,
    isDeadly: true,
    run: async () => {
      for (;;) await Promise.resolve()
    },
  },
  {
    name: 'loop-catching',
    class: 'CPU',
    does: 'loops in every catch and finally',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => {
      for (;;)
        try {
          for (;;);
        } catch {
        } finally {
          for (;;);
        }
    },
  },
  {
    name: 'loop-regexp',
    class: 'CPU',
    does: 'has a regular expression back-track',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => /^(a+)+$/.test(`${'a'.repeat(40)}!`),
  },
  {
    name: 'loop-sort',
    class: 'CPU',
    does: 'sorts for long in native code',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => {
      const all = Array.from({ length: 300_000 }, (_, n) => `${(n * 7919) % 300_007}x`)
      for (;;) all.toReversed().sort()
    },
  },
  {
    name: 'loop-bigint',
    class: 'CPU',
    does: 'multiplies numbers of millions of digits in native code',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => {
      let n = 3n ** 1_000_000n
      for (;;) n = (n * n) >> BigInt(1_000_000)
    },
  },
  {
    name: 'loop-search',
    class: 'CPU',
    does: 'searches long strings in native code',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => {
      const text = 'ab'.repeat(10_000_000)
      for (;;) text.indexOf('abc')
    },
  },
  {
    name: 'loop-wasm',
    class: 'CPU',
    does: 'loops in WebAssembly',
    hands,
    isEndless: true,
    isDeadly: true,
    run: ({ take }) => {
      // A module whose start function is `loop br 0 end`.
      const { Module, Instance } = globalThis.WebAssembly ?? take('vm').runInNewContext('WebAssembly')
      const text = '0061736d01000000010401600000030201000801000a09010700034 00c000b0b'.replaceAll(' ', '')
      return new Instance(new Module(Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)))).exports
    },
  },
  {
    name: 'never-answer',
    class: 'CPU',
    does: 'never answers',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => new Promise(() => undefined),
  },
  {
    name: 'sleep-forever',
    class: 'CPU',
    does: 'sleeps in native code',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ take }) => {
      const { SharedArrayBuffer: Shared, Atomics: wait } = take('vm').runInNewContext(
        '({ SharedArrayBuffer, Atomics })',
      ) as typeof globalThis
      return wait.wait(new Int32Array(new Shared(4)), 0, 0)
    },
  },
  {
    name: 'ignore-signals',
    class: 'CPU',
    does: 'ignores every signal and loops',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ node }) => {
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGXCPU'] as const) node().on(signal, () => undefined)
      for (;;);
    },
  },
  {
    name: 'compute-beside-ask',
    class: 'CPU',
    does: 'computes while the host answers it',
    hands,
    isEndless: true,
    isDeadly: true,
    run: async ({ host }) => {
      void host.search({ query: 'never' })
      for (;;) await Promise.resolve()
    },
  },
  {
    name: 'compute-in-threads',
    class: 'CPU',
    does: 'computes in the threads of Node',
    hands: ['escaped'],
    isEndless: true,
    isDeadly: true,
    run: ({ take }) => {
      for (let n = 0; n < 8; n += 1) take('crypto').pbkdf2('x', 'y', 20_000_000, 64, 'sha512', () => undefined)
      return new Promise(() => undefined)
    },
  },
  {
    name: 'set-timers',
    class: 'CPU',
    does: 'sets a million timers and never answers',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => {
      for (let n = 0; n < 1_000_000; n += 1) setTimeout(() => undefined, 1_000_000_000)
      return new Promise(() => undefined)
    },
  },
  {
    name: 'compute-afterwards',
    class: 'CPU',
    does: 'answers, and goes on computing',
    hands,
    isEndless: true,
    isDeadly: true,
    run: () => {
      setTimeout(() => {
        for (;;);
      }, 10)
      return 'answered'
    },
  },
  {
    name: 'ignore-cancel',
    class: 'CPU',
    does: 'goes on when its call is cancelled',
    hands: ['clean'],
    isEndless: true,
    isDeadly: true,
    isCancelled: true,
    run: () => new Promise(() => undefined),
  },
]

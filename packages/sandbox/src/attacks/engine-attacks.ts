import type { Attack } from './attack.ts'

/** Ways to turn V8's and Node's own switches. */
export const engineAttacks: readonly Attack[] = [
  ...(
    [
      ['flag-trace-turbo', 'has V8 write what its compiler does', '--trace-turbo', '--trace-turbo-path=OUT'],
      [
        'flag-redirect-traces',
        'has V8 write code traces into a file',
        '--redirect-code-traces-to=OUT/traces',
        '--redirect-code-traces',
        '--print-opt-code',
      ],
      [
        'flag-trace-file',
        'has V8 draw its compiler’s graphs into a file',
        '--trace-turbo-cfg-file=OUT/graphs',
        '--trace-turbo',
        '--trace-turbo-path=OUT',
      ],
    ] as const
  ).map(([name, does, ...flags]): Attack => ({
    name,
    class: 'engine flags',
    does,
    isDeadly: true,
    input: flags,
    run: async ({ take, node, input, target, pause }) => {
      const v8 = take('v8')
      // V8 prints on standard output, which would break the protocol before the file is there.
      node().stdout.write = () => true
      for (const flag of input) v8.setFlagsFromString(String(flag).replace('OUT', target.out))
      const burn = take('vm').runInThisContext('(function (x) { let s = 0; for (let i = 0; i < 1e5; i += 1) s += i * x; return s })') as (
        x: number,
      ) => number
      for (let n = 0; n < 60; n += 1) burn(n)
      await pause(50)
    },
  })),
  {
    name: 'flag-log-file',
    class: 'engine flags',
    does: 'has V8 write a log',
    isDeadly: true,
    isHeldWithoutWall: true,
    run: async ({ take, node, target, pause }) => {
      node().stdout.write = () => true
      for (const flag of [`--logfile=${target.out}/v8.log`, '--log-all', '--perf-basic-prof']) take('v8').setFlagsFromString(flag)
      await pause(50)
    },
  },
  {
    name: 'flag-heap-limit',
    class: 'engine flags',
    does: 'raises its heap limit and fills the heap',
    isDeadly: true,
    hands: ['escaped'],
    isEndless: true,
    run: ({ take }) => {
      try {
        take('v8').setFlagsFromString('--max-old-space-size=4096')
      } catch {}
      const all: number[][] = []
      // oxlint-disable-next-line unicorn/no-new-array -- memory is taken at once
      for (let n = 0; n < 500; n += 1) all.push(new Array<number>(131_072).fill(n + 0.5))
      return all.length
    },
  },
  {
    name: 'flag-natives',
    class: 'engine flags',
    isHeldWithoutWall: true,
    does: 'allows calls of V8’s own functions, and stops itself with one',
    isDeadly: true,
    hands: ['escaped'],
    isEndless: true,
    run: ({ take }) => {
      take('v8').setFlagsFromString('--allow-natives-syntax')
      return take('vm').runInThisContext('%AbortJS("ended by itself")') as unknown
    },
  },
  {
    name: 'snapshot-near-heap-limit',
    class: 'engine flags',
    does: 'has Node write heap snapshots when memory is short',
    isDeadly: true,
    run: ({ take, node, target }) => {
      node().chdir(target.out)
      take('v8').setHeapSnapshotNearHeapLimit(1)
      const all: number[][] = []
      // oxlint-disable-next-line unicorn/no-new-array -- memory is taken at once
      for (let n = 0; n < 500; n += 1) all.push(new Array<number>(131_072).fill(n + 0.5))
      return all.length
    },
  },
  {
    name: 'report-on-signal',
    class: 'engine flags',
    does: 'has Node write a report when it fails',
    isDeadly: true,
    run: ({ node, target }) => {
      Object.assign(node().report, { directory: target.out, reportOnFatalError: true, reportOnUncaughtException: true })
      setTimeout(() => {
        throw new Error('on purpose')
      }, 0)
      return new Promise(() => undefined)
    },
  },
  {
    name: 'load-addon',
    class: 'engine flags',
    does: 'loads native code',
    run: ({ node, target, absent }) => {
      if (target.library === '') absent('this machine shows no library to load')
      node().dlopen({ exports: {} }, target.library)
    },
  },
  {
    name: 'load-hooks',
    class: 'engine flags',
    does: 'registers hooks of the loader, which run in a thread of their own',
    run: async ({ take, target, pause }) => {
      const text = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(`${target.out}/hooks`)}, 'x')`
      take('module').register(`data:text/javascript,${encodeURIComponent(text)}`)
      await pause(100)
    },
  },
  {
    name: 'unlock-permissions',
    class: 'engine flags',
    does: 'sets Node’s own answer about permissions and reads a file',
    isHeldWithoutWall: true,
    hands: ['escaped'],
    run: ({ node, take, target }) => {
      const { permission } = node() as unknown as { permission?: { has: () => boolean } }
      if (permission === undefined) throw new Error('there are no permissions')
      permission.has = () => true
      Object.assign(node().execArgv, [])
      return take('fs').readFileSync(target.secret, 'utf8')
    },
  },
  ...(
    [
      ['syscall-raise-limit', 'raises its own limits', 'setrlimit', [4, 'limit']],
      ['syscall-raise-limit2', 'raises its own limits with prlimit64', 'prlimit64', [0, 4, 'lower', 0]],
      ['syscall-bind-self', 'binds itself to one processor', 'sched_setaffinity', [0, 8, 'one']],
      ['syscall-schedule-self', 'takes a class of scheduling of its own', 'sched_setscheduler', [0, 3, 'zero']],
      ['syscall-prioritise-self', 'lowers its own priority', 'setpriority', [0, 0, 5]],
    ] as const
  ).map(([name, does, call, args]): Attack => ({
    name,
    class: 'engine flags',
    does,
    hands: ['escaped', 'native'],
    input: [call, ...args],
    run: ({ syscall, input }) => {
      const bytes: Record<string, Uint8Array> = {
        limit: new Uint8Array(new BigUint64Array([4096n, 8192n]).buffer),
        lower: new Uint8Array(new BigUint64Array([2048n, 4096n]).buffer),
        one: new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]),
        zero: new Uint8Array(4),
      }
      const [called = '', ...values] = input
      return syscall(String(called), ...values.map((value) => bytes[value] ?? value))
    },
  })),
]

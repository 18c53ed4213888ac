import type { Attack } from './attack.ts'

/** Ways to use or to make descriptors that a plugin has no use for. The host looks into /proc at what is open. */
export const descriptorAttacks: readonly Attack[] = [
  {
    name: 'read-inherited',
    class: 'descriptors',
    does: 'reads every descriptor that it may have inherited',
    isHeldWithoutWall: true,
    run: ({ take }) => {
      const fs = take('fs')
      const found: string[] = []
      for (let file = 3; file < 200; file += 1)
        try {
          const bytes = new Uint8Array(64)
          found.push(new TextDecoder().decode(bytes.subarray(0, fs.readSync(file, bytes, 0, 64, 0))))
        } catch {}
      return found.join(' ')
    },
  },
  {
    name: 'open-terminal',
    class: 'descriptors',
    does: 'opens the terminal, to type commands into it',
    run: ({ take, target, absent }) => {
      if (!target.hasTerminal) absent('the host has no terminal')
      return take('fs').openSync('/dev/tty', 'r+')
    },
  },
  {
    name: 'open-own-memory',
    class: 'descriptors',
    does: 'opens its own memory, to change code past every protection',
    run: ({ take }) => take('fs').openSync('/proc/self/mem', 'r+'),
  },
  {
    name: 'close-everything',
    class: 'descriptors',
    does: 'closes every descriptor that it has',
    isEndless: true,
    hands: ['escaped', 'native'],
    isDeadly: true,
    run: ({ take, pause }) => {
      for (let file = 0; file < 40; file += 1)
        try {
          take('fs').closeSync(file)
        } catch {}
      return pause(60_000)
    },
  },
  ...(
    [
      ['syscall-memfd', 'makes a file that has no name, to run it', 'memfd_create', ['x', 0]],
      ['syscall-secret-memory', 'makes memory that not even the kernel reads', 'memfd_secret', [0]],
      ['syscall-userfault', 'handles page faults itself, with which kernels are raced', 'userfaultfd', [1]],
      ['syscall-inotify', 'watches files for changes', 'inotify_init1', [0]],
      ['syscall-fanotify', 'watches whole file systems', 'fanotify_init', [0, 0]],
      ['syscall-socketpair', 'makes a pair of sockets', 'socketpair', [1, 1, 0, '________']],
      ['syscall-pidfd', 'opens its own parent as a descriptor', 'pidfd_open', ['host', 0]],
      ['syscall-message-queue', 'opens a queue of messages between processes', 'mq_open', ['mark', 0o102, 0o600, 0]],
      ['syscall-landlock', 'makes rules of its own for Landlock', 'landlock_create_ruleset', ['________', 8, 0]],
    ] as const
  ).map(([name, does, call, args]): Attack => ({
    name,
    class: 'descriptors',
    does,
    hands: ['escaped', 'native'],
    input: [call, ...args],
    run: ({ syscall, target, input }) => {
      const [called = '', ...values] = input
      const given = values.map((value) => {
        if (value === 'host') return target.host
        if (value === 'mark') return target.mark
        return value === '________' ? new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]) : value
      })
      return syscall(String(called), ...given)
    },
  })),
  {
    name: 'syscall-perf',
    class: 'descriptors',
    does: 'counts events of the processor, which tell of other programs',
    hands: ['escaped', 'native'],
    run: ({ syscall }) => {
      // PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK.
      const what = new Uint8Array(64)
      new Uint32Array(what.buffer).set([1, 64])
      return syscall('perf_event_open', what, 0, -1, -1, 0)
    },
  },
  {
    name: 'syscall-bpf',
    class: 'descriptors',
    does: 'loads a map into the kernel',
    hands: ['escaped', 'native'],
    run: ({ syscall }) => {
      // BPF_MAP_CREATE of an array with one entry of four bytes.
      const map = new Uint8Array(72)
      new Uint32Array(map.buffer).set([2, 4, 4, 1])
      return syscall('bpf', 0, map, 72)
    },
  },
]

import type { Attack } from './attack.ts'

/** System calls at other processes. The numbers of signals and options are those of Linux's headers. */
export const nativeProcessAttacks: readonly Attack[] = [
  ...(
    [
      ['syscall-kill', 'kill', 'kill'],
      ['syscall-tkill', 'tkill', 'tkill'],
    ] as const
  ).map(([name, call, word]): Attack => ({
    name,
    class: 'other processes',
    does: `sends a signal to another process with ${word}`,
    hands: ['escaped', 'native'],
    input: [call],
    run: ({ syscall, target, input }) => syscall(String(input[0]), target.bystander, 12),
  })),
  {
    name: 'syscall-tgkill',
    class: 'other processes',
    does: 'sends a signal to a thread of another process with tgkill',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('tgkill', target.bystander, target.bystander, 12),
  },
  {
    name: 'syscall-sigqueue',
    class: 'other processes',
    does: 'queues a signal at another process',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => {
      // siginfo_t with si_code −1 (SI_QUEUE), as sigqueue(3) fills it.
      const info = new Uint8Array(128)
      new DataView(info.buffer).setInt32(8, -1, true)
      return syscall('rt_sigqueueinfo', target.bystander, 12, info)
    },
  },
  {
    name: 'syscall-tgsigqueue',
    class: 'other processes',
    does: 'queues a signal at a thread of another process',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => {
      const info = new Uint8Array(128)
      new DataView(info.buffer).setInt32(8, -1, true)
      return syscall('rt_tgsigqueueinfo', target.bystander, target.bystander, 12, info)
    },
  },
  {
    name: 'syscall-pidfd-signal',
    class: 'other processes',
    does: 'sends a signal to another process through a descriptor of it',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('pidfd_send_signal', syscall('pidfd_open', target.bystander, 0), 12, 0, 0),
  },
  {
    name: 'syscall-owner-signal',
    class: 'other processes',
    does: 'has the kernel signal another process when a pipe is ready',
    hands: ['escaped', 'native'],
    run: async ({ syscall, target, pause }) => {
      const pipe = new Uint8Array(8)
      syscall('pipe2', pipe, 0)
      const ends = new DataView(pipe.buffer)
      const reader = ends.getInt32(0, true)
      // F_SETOWN, F_SETSIG with SIGUSR2, F_SETFL with O_ASYNC.
      syscall('fcntl', reader, 8, target.bystander)
      syscall('fcntl', reader, 10, 12)
      syscall('fcntl', reader, 4, 0o20000)
      syscall('write', ends.getInt32(4, true), 'x', 1)
      await pause(20)
    },
  },
  {
    name: 'syscall-ptrace',
    class: 'other processes',
    does: 'attaches to another process as a debugger, which stops it',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('ptrace', 16, target.bystander, 0, 0),
  },
  {
    name: 'syscall-read-memory',
    class: 'other processes',
    does: 'reads the memory of another process',
    hands: ['escaped', 'native'],
    run: ({ syscall, addressOf, target }) => {
      const [address = '0', length = '0'] = target.bystanderMemory.split('+')
      const found = new Uint8Array(Number(length))
      const [here, there] = [new Uint8Array(16), new Uint8Array(16)]
      for (const [vector, at] of [
        [here, addressOf(found)],
        [there, BigInt(address)],
      ] as const) {
        new DataView(vector.buffer).setBigUint64(0, at, true)
        new DataView(vector.buffer).setBigUint64(8, BigInt(length), true)
      }
      syscall('process_vm_readv', target.bystander, here, 1, there, 1, 0)
      return new TextDecoder().decode(found)
    },
  },
  {
    name: 'syscall-write-memory',
    class: 'other processes',
    does: 'writes into the memory of another process',
    hands: ['escaped', 'native'],
    run: ({ syscall, addressOf, target }) => {
      const [address = '0'] = target.bystanderMemory.split('+')
      const mine = new TextEncoder().encode('PWNED')
      const [here, there] = [new Uint8Array(16), new Uint8Array(16)]
      for (const [vector, at] of [
        [here, addressOf(mine)],
        [there, BigInt(address)],
      ] as const) {
        new DataView(vector.buffer).setBigUint64(0, at, true)
        new DataView(vector.buffer).setBigUint64(8, 5n, true)
      }
      return syscall('process_vm_writev', target.bystander, here, 1, there, 1, 0)
    },
  },
  {
    name: 'syscall-steal-descriptor',
    class: 'other processes',
    does: 'takes an open file of another process',
    hands: ['escaped', 'native'],
    run: ({ take, syscall, target }) => {
      const stolen = syscall('pidfd_getfd', syscall('pidfd_open', target.bystander, 0), target.bystanderFile, 0)
      const found = new Uint8Array(64)
      take('fs').readSync(stolen, found, 0, 64, 0)
      return new TextDecoder().decode(found)
    },
  },
  {
    name: 'syscall-limit-bystander',
    class: 'other processes',
    does: 'sets a limit of another process',
    hands: ['escaped', 'native'],
    // RLIMIT_CORE: harmless to change.
    run: ({ syscall, target }) => syscall('prlimit64', target.bystander, 4, new Uint8Array(16), 0),
  },
  {
    name: 'syscall-bind-bystander',
    class: 'other processes',
    does: 'binds another process to one processor',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('sched_setaffinity', target.bystander, 8, new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0])),
  },
  {
    name: 'syscall-schedule-bystander',
    class: 'other processes',
    does: 'has another process run only when nothing else does',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('sched_setscheduler', target.bystander, 5, new Uint8Array(4)),
  },
  {
    name: 'syscall-prioritise-bystander',
    class: 'other processes',
    does: 'lowers the priority of another process',
    hands: ['escaped', 'native'],
    run: ({ syscall, target }) => syscall('setpriority', 0, target.bystander, 7),
  },
  {
    name: 'syscall-fork',
    class: 'other processes',
    does: 'makes a process that nobody watches',
    hands: ['escaped', 'native'],
    // clone with SIGCHLD is fork(2); the child leaves at once.
    run: ({ syscall }) => syscall('clone', 17, 0, 0, 0, 0) || syscall('exit_group', 0),
  },
  {
    name: 'syscall-fork3',
    class: 'other processes',
    does: 'makes a process with clone3',
    hands: ['escaped', 'native'],
    run: ({ syscall }) => {
      const how = new Uint8Array(88)
      new DataView(how.buffer).setBigUint64(32, 17n, true)
      return syscall('clone3', how, 88) || syscall('exit_group', 0)
    },
  },
  {
    name: 'syscall-shared-memory',
    class: 'other processes',
    does: 'makes memory that every process of the user can attach to',
    hands: ['escaped', 'native'],
    run: ({ syscall }) => {
      const id = syscall('shmget', 0, 4096, 0o1666)
      // Attached and marked to be removed: it is gone with the process.
      syscall('shmat', id, 0, 0)
      syscall('shmctl', id, 0, 0)
    },
  },
  {
    name: 'syscall-key',
    class: 'other processes',
    does: 'leaves a key in the user’s keyring',
    hands: ['escaped', 'native'],
    // KEY_SPEC_USER_KEYRING is −4; 30 s until it expires.
    run: ({ syscall, target }) => {
      const key = syscall('add_key', 'user', target.mark, 'x', 1, -4)
      syscall('keyctl', 15, key, 30, 0, 0)
    },
  },
]

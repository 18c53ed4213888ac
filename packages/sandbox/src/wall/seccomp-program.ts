import { refusedLooks, refusedSyscalls } from './refused-syscalls.ts'
import { numberOf, youngestSyscall, type Processor, type Syscall } from './syscall-numbers.ts'

/** Numbers that only the launcher knows, in its own process. */
type Late = 'pid' | 'programLow' | 'programHigh'

/** One instruction of classic BPF, `struct sock_filter`. */
export type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, operand: number | Late]

/** Opcodes of `linux/bpf_common.h`: load a word, jump when equal, greater or equal, any bit set, return. */
const opcodes = { load: 0x20, equal: 0x15, atLeast: 0x35, anyBit: 0x45, answer: 0x06 }

/** Answers of `linux/seccomp.h`; an error number goes into the lower half of `error`. */
const answers = { kill: 0x8000_0000, error: 0x0005_0000, allow: 0x7fff_0000 }

/** Error numbers of `asm-generic/errno.h`. */
const errors = { EPERM: 1, EACCES: 13, ENOSYS: 38 }

/** Values of `struct seccomp_data`: AUDIT_ARCH_X86_64 and AUDIT_ARCH_AARCH64 of `linux/audit.h`. */
const architectures: Readonly<Record<Processor, number>> = { x64: 0xc000_003e, arm64: 0xc000_00b7 }

/** Bit of the numbers of the x32 interface, a second way into an x64 kernel. */
const x32Bit = 0x4000_0000

/** A condition over one 32-bit word of an argument; all of a rule's have to be met. */
type Condition = { readonly argument: number; readonly half?: 'high' } & (
  | { readonly oneOf: readonly (number | Late)[] }
  | { readonly anyBit: number }
  | { readonly noBit: number }
)

/** Bits of `linux/sched.h`: a thread of this process, and every kind of new namespace. */
const clone = { thread: 0x0001_0000, namespaces: 0x7e02_0080 }

/** AT_EMPTY_PATH of `linux/fcntl.h`: what is asked for is the open file itself. */
const emptyPath = 0x1000

/** System calls that are allowed with these arguments alone. The numbers are those of the headers named. */
const conditions: Readonly<Partial<Record<Syscall, { readonly error?: number; readonly when: readonly Condition[] }>>> = {
  // The program's name must lie where the launcher has put it: after the start nothing lies there, and nothing can be started.
  execve: {
    when: [
      { argument: 0, oneOf: ['programLow'] },
      { argument: 0, half: 'high', oneOf: ['programHigh'] },
    ],
  },
  // Threads, and nothing else.
  clone: {
    when: [
      { argument: 0, anyBit: clone.thread },
      { argument: 0, noBit: clone.namespaces },
    ],
  },
  // Signals to its own threads: abort() sends one.
  tgkill: { when: [{ argument: 0, oneOf: ['pid'] }] },
  // linux/prctl.h: reading, names of threads and of memory. Not PR_SET_PDEATHSIG, which would leave an orphan.
  prctl: { when: [{ argument: 0, oneOf: [2, 3, 15, 16, 21, 23, 39, 0x5356_4d41] }] },
  // asm-generic/fcntl.h and linux/fcntl.h: duplicates, flags, locks. Not F_SETOWN, which sends signals to any process.
  fcntl: { when: [{ argument: 1, oneOf: [0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030] }] },
  // asm-generic/ioctls.h: is it a terminal, how much is there, do not block, close on exec. Not FIOSETOWN, not TIOCSTI.
  ioctl: { when: [{ argument: 1, oneOf: [0x5401, 0x5413, 0x541b, 0x5421, 0x5450, 0x5451] }] },
  // asm-generic/socket.h: kind, error, sizes. Not SO_PEERPIDFD, a handle on the host.
  getsockopt: {
    when: [
      { argument: 1, oneOf: [1] },
      { argument: 2, oneOf: [3, 4, 7, 8, 30, 38, 39] },
    ],
  },
  // Reading its own limits.
  prlimit64: {
    when: [
      { argument: 0, oneOf: [0] },
      { argument: 2, oneOf: [0] },
      { argument: 2, half: 'high', oneOf: [0] },
    ],
  },
  statx: { error: errors.EACCES, when: [{ argument: 2, anyBit: emptyPath }] },
  newfstatat: { error: errors.EACCES, when: [{ argument: 3, anyBit: emptyPath }] },
}

/**
 * The filter of a plugin's process, for the processor: what it may ask of the kernel (seccomp(2)). A call through another processor's
 * interface kills it; calls that are younger than the table are answered as an older kernel would, ENOSYS.
 */
export function seccompProgram(processor: Processor): readonly Instruction[] {
  const refuse = (syscall: Syscall, error: number): readonly Instruction[] => {
    const number = numberOf(syscall, processor)
    return number === null ? [] : [jump('equal', number, 0, 1), answer(answers.error | error)]
  }
  return [
    load(4),
    jump('equal', architectures[processor], 1, 0),
    answer(answers.kill),
    load(0),
    jump('atLeast', x32Bit, 0, 1),
    answer(answers.kill),
    jump('atLeast', youngestSyscall + 1, 0, 1),
    answer(answers.error | errors.ENOSYS),
    ...refuse('clone3', errors.ENOSYS),
    ...Object.values(refusedSyscalls)
      .flat()
      .flatMap((syscall) => refuse(syscall, errors.EPERM)),
    ...refusedLooks.flatMap((syscall) => refuse(syscall, errors.EACCES)),
    ...Object.entries(conditions).flatMap(([syscall, { when, error = errors.EPERM }]) =>
      unless(numberOf(syscall as Syscall, processor), when, error),
    ),
    answer(answers.allow),
  ]
}

/** Answers one system call: allowed when every condition is met, else an error. */
function unless(number: number | null, when: readonly Condition[], error: number): readonly Instruction[] {
  if (number === null) return []
  const block = [...when.flatMap((condition) => check(condition, error)), answer(answers.allow)]
  return [jump('equal', number, 0, block.length), ...block]
}

function check(condition: Condition, error: number): readonly Instruction[] {
  const { argument, half } = condition
  const word = load(16 + argument * 8 + (half === 'high' ? 4 : 0))
  const refuse = answer(answers.error | error)
  if ('anyBit' in condition) return [word, jump('anyBit', condition.anyBit, 1, 0), refuse]
  if ('noBit' in condition) return [word, jump('anyBit', condition.noBit, 0, 1), refuse]
  const { oneOf } = condition
  return [word, ...oneOf.map((value, at) => jump('equal', value, oneOf.length - at, 0)), refuse]
}

/** Loads a 32-bit word of `struct seccomp_data`: number, architecture, instruction pointer, then six arguments, low half first. */
const load = (offset: number): Instruction => [opcodes.load, 0, 0, offset]
const jump = (test: 'equal' | 'atLeast' | 'anyBit', operand: number | Late, ifTrue: number, ifFalse: number): Instruction => [
  opcodes[test],
  ifTrue,
  ifFalse,
  operand,
]
const answer = (value: number): Instruction => [opcodes.answer, 0, 0, value >>> 0]

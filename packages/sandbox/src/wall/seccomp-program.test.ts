import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { refusedLooks, refusedSyscalls } from './refused-syscalls.ts'
import { seccompProgram } from './seccomp-program.ts'
import { numberOf, syscallNumbers, youngestSyscall, type Processor, type Syscall } from './syscall-numbers.ts'

const processors = ['x64', 'arm64'] as const
const architectures = { x64: 0xc000_003e, arm64: 0xc000_00b7 }
const late = { pid: 4321, programLow: 0x1234_5678, programHigh: 0x7f01 }

/** Answers one system call as the kernel does: `allow`, `kill`, or the number of the error. */
function answerOf(
  processor: Processor,
  number: number,
  args: readonly bigint[] = [],
  architecture = architectures[processor],
): string | number {
  const data = Buffer.alloc(64)
  data.writeUInt32LE(number, 0)
  data.writeUInt32LE(architecture, 4)
  for (const [at, value] of args.entries()) data.writeBigUInt64LE(value, 16 + at * 8)
  const program = seccompProgram(processor)
  let word = 0
  for (let at = 0; ; at += 1) {
    const [code, ifTrue, ifFalse, operand] = program[at]!
    const value = typeof operand === 'number' ? operand : late[operand]
    if (code === 0x20) word = data.readUInt32LE(value)
    else if (code === 0x06) return value === 0x7fff_0000 ? 'allow' : value === 0x8000_0000 ? 'kill' : value & 0xffff
    else {
      const isMet = code === 0x15 ? word === value : code === 0x35 ? word >= value : (word & value) !== 0
      at += isMet ? ifTrue : ifFalse
    }
  }
}

const ask = (processor: Processor, syscall: Syscall, ...args: (number | bigint)[]): string | number =>
  answerOf(processor, numberOf(syscall, processor)!, args.map(BigInt))

test.each(processors)('on %s every refused system call is answered with an error', (processor) => {
  const has = (syscall: Syscall): boolean => numberOf(syscall, processor) !== null
  const plain = Object.values(refusedSyscalls).flat().filter(has)
  expect(plain.length).toBeGreaterThan(100)
  expect(plain.filter((syscall) => ask(processor, syscall) !== 1)).toEqual([])
  expect(refusedLooks.filter(has).filter((syscall) => ask(processor, syscall) !== 13)).toEqual([])
})

test.each(processors)('on %s what Node lives from is allowed', (processor) => {
  // read, write, close, mmap, futex, epoll_pwait, exit_group
  const numbers = processor === 'x64' ? [0, 1, 3, 9, 202, 281, 231] : [63, 64, 57, 222, 98, 22, 94]
  expect(numbers.map((number) => answerOf(processor, number))).toEqual(numbers.map(() => 'allow'))
  expect(ask(processor, 'openat')).toBe('allow')
})

test.each(processors)('on %s some system calls are allowed with some arguments', (processor) => {
  const thread = 0x003d_0f00
  const rows: readonly (readonly [Syscall, readonly (number | bigint)[], string | number])[] = [
    ['execve', [0x7f01_1234_5678n], 'allow'],
    ['execve', [0x7f02_1234_5678n], 1],
    ['execve', [0x7f01_1234_5679n], 1],
    ['clone', [thread], 'allow'],
    ['clone', [17], 1],
    ['clone', [thread | 0x1000_0000], 1],
    ['clone3', [0], 38],
    ['tgkill', [4321, 4322, 6], 'allow'],
    ['tgkill', [1, 1, 9], 1],
    ['prctl', [15], 'allow'],
    ['prctl', [1, 0], 1],
    ['fcntl', [0, 4], 'allow'],
    ['fcntl', [0, 8, 1], 1],
    ['ioctl', [0, 0x5421], 'allow'],
    ['ioctl', [0, 0x5412], 1],
    ['getsockopt', [0, 1, 3], 'allow'],
    ['getsockopt', [0, 1, 77], 1],
    ['prlimit64', [0, 3, 0], 'allow'],
    ['prlimit64', [0, 3, 0x1_0000_0000n], 1],
    ['prlimit64', [1, 3, 0], 1],
    ['statx', [3, 0, 0x1000], 'allow'],
    ['statx', [0, 0, 0], 13],
    ['newfstatat', [3, 0, 0, 0x1000], 'allow'],
    ['newfstatat', [0, 0, 0, 0x100], 13],
  ]
  expect(rows.map(([syscall, args]) => [syscall, args, ask(processor, syscall, ...args)])).toEqual(rows)
})

test.each(processors)('on %s nothing younger than the table, and nothing through another interface, passes', (processor) => {
  assert(property(integer({ min: youngestSyscall + 1, max: 0x3fff_ffff }), (number) => answerOf(processor, number) === 38))
  assert(property(integer({ min: 0x4000_0000, max: 0xffff_ffff }), (number) => answerOf(processor, number) === 'kill'))
  expect(answerOf(processor, 0, [], 0x4000_0003)).toBe('kill')
})

test('of the system calls that the table names, these pass with any arguments, and Landlock or a limit is what holds them', () => {
  const zeros = [0, 0, 0, 0, 0, 0]
  const ones = zeros.map(() => 0xffff_ffff_ffff_ffffn)
  const passing = (Object.keys(syscallNumbers) as Syscall[]).filter((syscall) =>
    [zeros, ones].every((args) => ask('x64', syscall, ...args) === 'allow'),
  )
  expect(passing.join(' ')).toBe('capget close close_range exit_group mknodat mmap openat openat2 pipe2 renameat2 write')
})

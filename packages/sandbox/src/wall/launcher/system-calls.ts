import type { Syscall } from '../syscall-numbers.ts'

/** The kernel, asked directly. */
export interface SystemCalls {
  /** Makes one system call. Throws an error whose code is that of the kernel, `EPERM` for one. */
  readonly call: (name: Syscall, ...args: readonly (number | bigint | Buffer)[]) => number
  readonly addressOf: (bytes: Buffer) => bigint
  /** Bytes of a text as C has it. */
  readonly textOf: (text: string) => Buffer
}

/** Opens the kernel through libc's `syscall`. Every buffer that it was given is kept until the process becomes another. */
export function openSystemCalls(numbers: Readonly<Partial<Record<Syscall, number>>>): SystemCalls {
  const ffi = process.getBuiltinModule('node:ffi')
  const { getSystemErrorName } = process.getBuiltinModule('node:util')
  const word = 'int64'
  const { functions } = ffi.dlopen(null, {
    syscall: { return: word, arguments: [word, word, word, word, word, word, word] },
    __errno_location: { return: 'pointer', arguments: [] },
  })
  const { syscall, __errno_location: errno } = functions as Record<string, (...args: bigint[]) => bigint>
  const kept: Buffer[] = []
  const addressOf = (bytes: Buffer): bigint => {
    kept.push(bytes)
    return ffi.getRawPointer(bytes)
  }
  const numberOf = (value: number | bigint | Buffer | undefined): bigint => (Buffer.isBuffer(value) ? addressOf(value) : BigInt(value ?? 0))
  return {
    call(name, ...args) {
      const values = [0, 1, 2, 3, 4, 5].map((at) => numberOf(args[at]))
      const result = Number(syscall?.(BigInt(numbers[name] ?? -1), ...values))
      if (result >= 0) return result
      const error = ffi.getInt32(errno?.() ?? 0n)
      throw Object.assign(new Error(`${name}: ${getSystemErrorName(-error)}`), { code: getSystemErrorName(-error) })
    },
    addressOf,
    textOf: (text) => Buffer.from(`${text}\0`),
  }
}

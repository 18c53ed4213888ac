import type { AttackTools } from './attack.ts'

/** Opens the kernel to an attack, through libc's `syscall`. */
export type OpenSyscalls = (
  take: AttackTools['take'],
  numbers: Readonly<Record<string, number>>,
) => Pick<AttackTools, 'syscall' | 'addressOf'>

/** Opens the kernel. Runs in the plugin's process, where it is text. */
export const openSyscalls: OpenSyscalls = (take, numbers) => {
  const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(`${text}\0`)
  const kept: Uint8Array[] = []
  const addressOf: AttackTools['addressOf'] = (bytes) => {
    kept.push(bytes)
    return take('ffi').getRawPointer(bytes)
  }
  const syscall: AttackTools['syscall'] = (name, ...args) => {
    const ffi = take('ffi')
    const number = numbers[name]
    if (number === undefined) throw new Error(`absent: this processor has no ${name}`)
    const word = 'int64'
    const { functions } = ffi.dlopen(null, {
      syscall: { return: word, arguments: [word, word, word, word, word, word, word] },
      __errno_location: { return: 'pointer', arguments: [] },
    })
    const words = [0, 1, 2, 3, 4, 5].map((at) => {
      const given = args[at] ?? 0
      if (typeof given === 'string') return addressOf(bytesOf(given))
      return typeof given === 'object' ? addressOf(given) : BigInt(given)
    })
    const errno = functions.__errno_location()
    const answer = functions.syscall(BigInt(number), ...(words as [bigint, bigint, bigint, bigint, bigint, bigint]))
    if (answer === -1n) throw new Error(`${name}: errno ${ffi.getInt32(errno, 0)}`)
    return Number(answer)
  }
  return { syscall, addressOf }
}

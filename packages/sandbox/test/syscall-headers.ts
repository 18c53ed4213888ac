import { existsSync, readFileSync } from 'node:fs'

/** Reads the numbers of system calls out of one of Linux's headers: `#define __NR_name number`, or the name of another one. */
export function readSyscallHeader(path: string): ReadonlyMap<string, number> | null {
  if (!existsSync(path)) return null
  const numbers = new Map<string, number>()
  const others: (readonly [string, string])[] = []
  for (const [, name = '', value = ''] of readFileSync(path, 'utf8').matchAll(/^#define\s+__NR(?:3264)?_(\w+)\s+(\w+)$/gm))
    if (/^\d+$/.test(value)) numbers.set(name, Number(value))
    else others.push([name, value.replace(/^__NR(?:3264)?_/, '')])
  for (const [name, other] of others) {
    const number = numbers.get(other)
    if (number !== undefined && !numbers.has(name)) numbers.set(name, number)
  }
  return numbers
}

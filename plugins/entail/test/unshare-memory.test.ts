import { expect, test } from 'vitest'
import { unshareMemory } from '../src/unshare-memory.ts'

/** A module that imports a function and then a shared memory, and adds to it atomically: what the runtime's module is like, in small. */
const module = Buffer.from(
  [
    '0061736d01000000',
    // A type: () → i32.
    '0105016000017f',
    // Imports: e.f, a function of that type, and e.m, 1 to 2 shared pages.
    '020f02016501660000',
    '0165016d02030102',
    // A function of that type, exported as r: i32.atomic.rmw.add of 7 at address 0.
    '03020100',
    '07050101720001',
    '0a0c010a0041004107fe1e02000b',
  ].join(''),
  'hex',
)

test('a module that imports a shared memory takes one that is not, and its atomic instructions work', async () => {
  const imports = { e: { f: () => 0, m: new WebAssembly.Memory({ initial: 1, maximum: 2 }) } }
  await expect(WebAssembly.instantiate(Uint8Array.from(module), imports)).rejects.toThrow(/shared/)
  const plain = Uint8Array.from(module)
  unshareMemory(plain)
  const { instance } = await WebAssembly.instantiate(plain, imports)
  const add = instance.exports['r'] as () => number
  expect([add(), add(), add()]).toEqual([0, 7, 14])
})

import type { Attack } from './attack.ts'

/** Ways to take more memory than was given. Each ends at about 600 MiB, so that a wall that fails harms nobody. */
export const memoryAttacks: readonly Attack[] = [
  {
    name: 'fill-heap',
    class: 'memory',
    does: 'fills the heap with arrays',
    isEndless: true,
    isDeadly: true,
    hands: ['clean', 'escaped'],
    run: async ({ pause }) => {
      const all: number[][] = []
      for (let n = 0; n < 600; n += 1) {
        // oxlint-disable-next-line unicorn/no-new-array -- memory is taken at once
        all.push(new Array<number>(131_072).fill(n + 0.5))
        if (n % 20 === 0) await pause(0)
      }
      await pause(500)
      return all.length
    },
  },
  {
    name: 'fill-strings',
    class: 'memory',
    does: 'fills the heap with strings',
    isEndless: true,
    isDeadly: true,
    hands: ['clean', 'escaped'],
    run: async ({ pause }) => {
      const all: string[] = []
      const bytes = new Uint8Array(1 << 20)
      for (let n = 0; n < 600; n += 1) all.push(new TextDecoder('latin1').decode(bytes.fill(n % 128)))
      await pause(500)
      return all.length
    },
  },
  {
    name: 'fill-buffers',
    class: 'memory',
    does: 'fills memory outside of the heap with array buffers',
    isEndless: true,
    isDeadly: true,
    hands: ['clean', 'escaped'],
    run: async ({ pause }) => {
      const all: Uint8Array[] = []
      for (let n = 0; n < 75; n += 1) {
        all.push(new Uint8Array(8 << 20).fill(n + 1))
        await pause(0)
      }
      await pause(500)
      return all.length
    },
  },
  {
    name: 'fill-buffers-at-once',
    class: 'memory',
    does: 'fills memory outside of the heap without ever letting go',
    isEndless: true,
    isDeadly: true,
    hands: ['clean', 'escaped'],
    run: () => {
      const all: Uint8Array[] = []
      for (let n = 0; n < 75; n += 1) all.push(new Uint8Array(8 << 20).fill(n + 1))
      const end = Date.now() + 3000
      while (Date.now() < end) all[0]?.fill(1)
      return all.length
    },
  },
  {
    name: 'grow-buffer',
    class: 'memory',
    does: 'grows one resizable array buffer',
    isEndless: true,
    isDeadly: true,
    hands: ['clean', 'escaped'],
    run: async ({ pause }) => {
      const buffer = new ArrayBuffer(1 << 20, { maxByteLength: 600 << 20 })
      for (let size = 16 << 20; size <= 600 << 20; size += 16 << 20) {
        buffer.resize(size)
        new Uint8Array(buffer, size - (16 << 20)).fill(1)
        await pause(0)
      }
      await pause(500)
      return buffer.byteLength
    },
  },
  {
    name: 'fill-wasm-memory',
    class: 'memory',
    does: 'fills memories of WebAssembly',
    isEndless: true,
    isDeadly: true,
    hands: ['clean', 'escaped'],
    run: async ({ take, pause }) => {
      const { Memory } = globalThis.WebAssembly ?? take('vm').runInNewContext('WebAssembly')
      const all: WebAssembly.Memory[] = []
      for (let n = 0; n < 9; n += 1) {
        const memory = new Memory({ initial: 1024 })
        new Uint8Array(memory.buffer).fill(1)
        all.push(memory)
        await pause(0)
      }
      await pause(500)
      return all.length
    },
  },
  {
    name: 'overflow-stack',
    class: 'memory',
    does: 'calls itself without end, and nests data without end',
    run: () => {
      const deeper = (): number => deeper() + 1
      try {
        deeper()
      } catch {}
      let nested: unknown = {}
      for (let n = 0; n < 200_000; n += 1) nested = { nested }
      try {
        JSON.stringify(nested)
      } catch {}
      return 'survived'
    },
    isHeldWithoutWall: true,
  },
  {
    name: 'syscall-map-memory',
    class: 'memory',
    does: 'maps and fills memory by a system call',
    isEndless: true,
    isDeadly: true,
    hands: ['native'],
    run: async ({ syscall, pause }) => {
      // MAP_PRIVATE, MAP_ANONYMOUS and MAP_POPULATE: the kernel fills it.
      for (let n = 0; n < 10; n += 1) {
        syscall('mmap', 0, 64 << 20, 3, 0x8022, -1, 0)
        await pause(5)
      }
      await pause(500)
    },
  },
  {
    name: 'syscall-map-shared-memory',
    class: 'memory',
    does: 'maps and fills shared memory by a system call, which counts as nobody’s',
    isEndless: true,
    isDeadly: true,
    hands: ['native'],
    run: async ({ syscall, pause }) => {
      for (let n = 0; n < 10; n += 1) {
        syscall('mmap', 0, 64 << 20, 3, 0x8021, -1, 0)
        await pause(5)
      }
      await pause(500)
    },
  },
]

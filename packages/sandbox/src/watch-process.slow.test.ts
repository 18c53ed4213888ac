import { expect, test } from 'vitest'
import { quiet, running, startTestPlugin } from '../test/start-test-plugin.ts'
import { letOut } from './self-test/escape.ts'
import { processorOf, thisMachine } from './wall/plan-launch.ts'

/** Code in the process that calls C: what a fault of Node or V8 would give a plugin. */
const native = (body: string): string =>
  running(`const ffi = Math.process.getBuiltinModule('node:ffi')
    const word = 'int64'
    const { lib, functions: c } = ffi.dlopen(null, {
      mmap: { return: word, arguments: [word, word, word, word, word, word] },
      memset: { return: word, arguments: [word, word, word] },
      pthread_attr_init: { return: 'int32', arguments: [word] },
      pthread_attr_setstacksize: { return: 'int32', arguments: [word, word] },
      pthread_create: { return: 'int32', arguments: [word, word, word, word] },
    })
    ${body}
    await new Promise((resolve) => setTimeout(resolve, 5000))
    return 'lived'`)

const seam = { without: ['permissions'] as const, prelude: letOut }
const hasLauncher = processorOf(thisMachine()) !== null

test.runIf(hasLauncher)('memory that is mapped as shared is the process’s own, too', async () => {
  const mebibytes = 300
  const plugin = await startTestPlugin(
    native(`const size = ${mebibytes}n << 20n; const at = c.mmap(0n, size, 3n, 0x21n, -1n, 0n); c.memset(at, 1n, size)`),
    { memoryMiB: 64 },
    {},
    seam,
  )
  await expect(plugin.call('run', {}, quiet())).rejects.toMatchObject({ code: 'PLUGIN_OUT_OF_MEMORY' })
})

test.runIf(hasLauncher)('a process that starts threads without end is ended', async () => {
  const plugin = await startTestPlugin(
    native(`const pause = BigInt(lib.getSymbol('pause'))
      const [thread, small] = [new Uint8Array(4096), new Uint8Array(4096)].map(ffi.getRawPointer)
      // With stacks of the usual 8 MiB, the limit of memory would come first.
      c.pthread_attr_init(small)
      c.pthread_attr_setstacksize(small, 65_536n)
      for (let n = 0; n < 80; n += 1) if (c.pthread_create(thread, small, pause, 0n) !== 0) throw new Error('no thread ' + n)`),
    {},
    {},
    seam,
  )
  await expect(plugin.call('run', {}, quiet())).rejects.toMatchObject({
    code: 'PLUGIN_DIED',
    message: expect.stringContaining('more threads') as string,
  })
})

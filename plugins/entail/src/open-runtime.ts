import * as ort from 'onnxruntime-web/wasm'
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm'
import { unshareMemory } from './unshare-memory.ts'

/** The runtime of ONNX models: one thread, no file, no address, the module out of the bundle. */
export function openRuntime(): typeof ort {
  const world = globalThis as Record<string, unknown>
  // The only build there is expects shared memory, which a plugin does not have, and threads, which it never starts.
  world['SharedArrayBuffer'] ??= Object
  world['Atomics'] ??= {}
  world['performance'] ??= { timeOrigin: 0, now: () => Date.now() }
  const { Memory } = WebAssembly
  WebAssembly.Memory = class extends Memory {
    constructor(limits: WebAssembly.MemoryDescriptor) {
      super({ ...limits, shared: false })
    }
  }
  unshareMemory(wasm)
  const { env } = ort
  env.logLevel = 'error'
  env.wasm.numThreads = 1
  env.wasm.proxy = false
  env.wasm.wasmBinary = wasm
  return ort
}

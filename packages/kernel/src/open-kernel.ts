import type { Kernel, KernelOptions } from './kernel.ts'
import type { PluginRef } from './plugin-ref.ts'

/** Verifies every plugin and answers the kernel; a plugin that is refused does not keep it from opening. */
export function openKernel<Ref extends PluginRef>(_options: KernelOptions<Ref>): Promise<Kernel<Ref>> {
  throw new Error('not built yet')
}

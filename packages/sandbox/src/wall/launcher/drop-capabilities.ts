import type { SystemCalls } from './system-calls.ts'

/** Gives up every capability (capset(2), version 3): as root, this process is a user like others, but for what root owns. */
export function dropCapabilities({ call }: SystemCalls): void {
  const header = Buffer.alloc(8)
  header.writeUInt32LE(0x2008_0522)
  call('capset', header, Buffer.alloc(24))
}

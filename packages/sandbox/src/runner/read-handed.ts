/** Files that the process was handed: `pinned` of a plugin's host. */
export interface Pinned {
  readonly take: (name: unknown) => Uint8Array | undefined
}

// As the functions of the runner, these run in the child, from their source text.

/** The ways to read what a process was handed. The runner gets them handed in, since its text must not speak of anything outside of itself. */
export interface Reading {
  readonly readBundle: () => string
  readonly readPinned: (files: readonly (readonly [name: string, bytes: number])[]) => Pinned | null
}

/** Reads the pinned files, from descriptor 4 on. */
export function readPinned(files: readonly (readonly [name: string, bytes: number])[]): Pinned | null {
  if (files.length === 0) return null
  const { readSync, closeSync } = process.getBuiltinModule('node:fs')
  const read = (descriptor: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length)
    for (let at = 0; at < length;) {
      const got = readSync(descriptor, bytes, at, length - at, null)
      if (got === 0) throw new Error('a pinned file was cut')
      at += got
    }
    closeSync(descriptor)
    return bytes
  }
  const left = new Map<unknown, Uint8Array>(files.map(([name, length], at) => [name, read(4 + at, length)]))
  // What the plugin has, the runner does not keep.
  const take = (name: unknown): Uint8Array | undefined => {
    const bytes = left.get(name)
    left.delete(name)
    return bytes
  }
  return Object.freeze({ take })
}

/** Reads the bundle, from descriptor 3. */
export function readBundle(): string {
  const { readSync, closeSync } = process.getBuiltinModule('node:fs')
  const parts: Buffer[] = []
  for (;;) {
    const part = Buffer.alloc(65_536)
    const length = readSync(3, part)
    if (length === 0) break
    parts.push(part.subarray(0, length))
  }
  closeSync(3)
  return Buffer.concat(parts).toString('utf8')
}

/** Id of the import section of a module, and the kind of an imported memory (WebAssembly core specification, 5.5.5). */
const ids = { importSection: 2, memory: 2 }

/** Bit of a memory's limits that says shared (threads proposal). */
const sharedBit = 2

/**
 * Takes the sharing out of a module that imports a shared memory, in place: a plugin has none, and with one thread there is nobody to share
 * with. Atomic instructions work on such a memory as well; only waiting for another thread would trap.
 */
export function unshareMemory(module: Uint8Array): void {
  // Behind magic number and version.
  const reader = { at: 8 }
  const number = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = module[reader.at++] ?? 0
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  const skipName = (): void => {
    const length = number()
    reader.at += length
  }
  while (reader.at < module.length) {
    const id = number()
    const size = number()
    if (id !== ids.importSection) {
      reader.at += size
      continue
    }
    for (let left = number(); left > 0; left -= 1) {
      skipName()
      skipName()
      const kind = number()
      if (kind === ids.memory) {
        module[reader.at] = (module[reader.at] ?? 0) & ~sharedBit
        return
      }
      // Of the other kinds this runtime imports functions alone: an index of a type.
      number()
    }
  }
}

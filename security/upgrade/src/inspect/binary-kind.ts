/** First bytes of machine code, by what they are (the formats' own specifications: ELF, Mach-O, PE, WebAssembly, Java class files). */
const magics: readonly (readonly [string, readonly number[]])[] = [
  ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
  ['Mach-O', [0xcf, 0xfa, 0xed, 0xfe]],
  ['Mach-O', [0xce, 0xfa, 0xed, 0xfe]],
  ['Mach-O of several processors', [0xca, 0xfe, 0xba, 0xbe, 0x00, 0x00, 0x00, 0x02]],
  ['Java class', [0xca, 0xfe, 0xba, 0xbe]],
  ['WebAssembly', [0x00, 0x61, 0x73, 0x6d]],
]

/** Tells what kind of machine code a file is; null for everything else. */
export function binaryKind(path: string, bytes: Uint8Array): string | null {
  const kind = magics.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))?.[0]
  if (kind !== undefined) return kind
  // "MZ" begins many a text; a PE file says where its own header is.
  if (bytes[0] === 0x4d && bytes[1] === 0x5a && bytes.length > 64) {
    const at = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(60, true)
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x45) return 'Windows program'
  }
  return path.endsWith('.pyc') ? 'Python bytecode' : null
}

/** Writes a small GGUF file (version 3) with texts and numbers as its keys, and one tensor of 32 bytes. */
export function writeGguf(values: Readonly<Record<string, string | number>>): Buffer {
  const head = [
    Buffer.from('GGUF'),
    u32(3),
    u64(1),
    u64(Object.keys(values).length),
    ...Object.entries(values).flatMap(([key, value]) =>
      typeof value === 'string' ? [text(key), u32(8), text(value)] : [text(key), u32(4), u32(value)],
    ),
    text('token_embd.weight'),
    u32(1),
    u64(8),
    u32(0),
    u64(0),
  ]
  const bytes = Buffer.concat(head)
  return Buffer.concat([bytes, Buffer.alloc((32 - (bytes.length % 32)) % 32), Buffer.alloc(32)])
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([u64(bytes.length), bytes])
}

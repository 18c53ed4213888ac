import { crc32 } from 'node:zlib'

/** Puts files into a ZIP without packing them (APPNOTE 6.3.10, §4.3): pictures are packed already. */
export function storeZip(files: Readonly<Record<string, Uint8Array | string>>): Buffer {
  const [parts, entries]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [path, content] of Object.entries(files)) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(content)]
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x5a21, 8)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(bytes.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const [place, rest] = [Buffer.alloc(4), Buffer.alloc(10)]
    place.writeUInt32LE(at)
    parts.push(Buffer.from('PK\x03\x04'), facts, name, bytes)
    entries.push(Buffer.from('PK\x01\x02\x14\0'), facts, rest, place, name)
    at += 30 + name.length + bytes.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, directory, end])
}

import { crc32 } from 'node:zlib'

/**
 * A zip of a few small files, stored as they are (PKWARE APPNOTE 4.3): the form in which osv-scanner wants its advisories.
 * For at most 65,535 files and 4 GiB, the limits of a zip without the 64-bit extension.
 */
export function writeZip(files: readonly { readonly name: string; readonly text: string }[]): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const file of files) {
    const [name, body] = [Buffer.from(file.name), Buffer.from(file.text)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    // 1980-01-01, the zip's first day: the same files make the same zip.
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(body), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(body.length, 18)
    common.writeUInt16LE(name.length, 22)
    parts.push(signature(0x04034b50), common, name, body)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), common, tail, name)
    at += 4 + common.length + name.length + body.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, listed, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

import * as fs from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '@galley/testkit/vitest'
import { writeZip } from '../cross-check/write-zip.ts'
import { readLimits } from './read-limits.ts'
import { readZip } from './read-zip.ts'

const files = [
  { name: 'a.json', text: '{"id":"A"}' },
  { name: 'read me.txt', text: 'not a record' },
  { name: 'b.json', text: '{"id":"ü"}' },
]

async function texts(bytes: Uint8Array, limits = readLimits, folder = tempFolder()): Promise<readonly string[]> {
  const file = join(folder, 'x.zip')
  fs.writeFileSync(file, bytes)
  const found: string[] = []
  for await (const { text } of readZip(fs, file, limits)) found.push(text)
  return found
}

/** Changes the method and size of the only entry, in its header and in the directory, as a packer would. */
function deflated(name: string, text: string, claim: number): Buffer {
  const packed = deflateRawSync(text)
  const bytes = writeZip([{ name, text: 'x'.repeat(packed.length) }])
  packed.copy(bytes, 30 + name.length)
  const directory = bytes.indexOf('PK\u0001\u0002', 0, 'latin1')
  for (const [method, size] of [
    [8, 22],
    [directory + 10, directory + 24],
  ] as const) {
    bytes.writeUInt16LE(8, method)
    bytes.writeUInt32LE(claim, size)
  }
  return bytes
}

describe('readZip', () => {
  it('gives the records, in order, and leaves other files', async () => {
    expect(await texts(writeZip(files))).toEqual(['{"id":"A"}', '{"id":"ü"}'])
    expect(await texts(writeZip([]))).toEqual([])
  })

  it('refuses a zip that was cut off, wherever', async () => {
    const whole = writeZip(files)
    const folder = tempFolder()
    for (let length = 0; length < whole.length; length += 7)
      await expect(texts(whole.subarray(0, length), readLimits, folder)).rejects.toMatchObject({ code: 'ADVISORIES_UNREADABLE', exit: 3 })
  })

  it('answers with records or a fault for any damage, and never hangs', async () => {
    const whole = writeZip(files)
    const folder = tempFolder()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(whole)
        for (const [place, value] of changes) bytes[place] = value
        const outcome = await texts(bytes, readLimits, folder).then(
          (found) => found.every((text) => text.startsWith('{"id"')),
          (error: unknown) => (error as { code?: string }).code === 'ADVISORIES_UNREADABLE',
        )
        expect(outcome).toBe(true)
      }),
    )
  })

  it('notices a changed byte by the checksum', async () => {
    const bytes = writeZip(files)
    bytes[bytes.indexOf('"A"') + 1] = 0x42
    await expect(texts(bytes)).rejects.toMatchObject({
      code: 'ADVISORIES_UNREADABLE',
      message: expect.stringContaining('a.json') as string,
    })
  })

  it('stops at a bomb before it is unpacked', async () => {
    const million = '0'.repeat(1_000_000)
    const limits = { ...readLimits, recordBytes: 100_000 }
    await expect(texts(deflated('a.json', million, million.length), limits)).rejects.toMatchObject({
      message: expect.stringContaining('beyond the limit') as string,
    })
    // One that lies about its size: unpacking stops at what it claimed.
    await expect(texts(deflated('a.json', million, 10), limits)).rejects.toMatchObject({ code: 'ADVISORIES_UNREADABLE' })
    await expect(texts(writeZip(files), { ...readLimits, totalBytes: 15 })).rejects.toMatchObject({
      message: expect.stringContaining('beyond the limit') as string,
    })
    await expect(texts(writeZip(files), { ...readLimits, records: 2 })).rejects.toMatchObject({
      message: expect.stringContaining('3 entries') as string,
    })
  })

  it('refuses what is no zip', async () => {
    await expect(texts(Buffer.from('<html>not found</html>'))).rejects.toMatchObject({ code: 'ADVISORIES_UNREADABLE' })
  })
})

import * as fs from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportOf } from '../../test/advisories/index-of.ts'
import { osvRecord } from '../../test/advisories/osv-record.ts'
import { tempFolder } from '@galley/testkit/vitest'
import { buildIndex } from './build-index.ts'
import { openIndex } from './open-index.ts'

const records = Array.from({ length: 20 }, (_, number) => osvRecord(`GHSA-${number}`, `name-${number}`, [{ introduced: '0' }]))

describe('openIndex', () => {
  it('says where an index is missing', () => {
    expect(() => openIndex({ fs, ecosystem: 'npm', folder: tempFolder() })).toThrow(
      expect.objectContaining({ code: 'ADVISORIES_MISSING', exit: 3 }) as Error,
    )
  })

  it('refuses an index that was cut, or is of another ecosystem or form', async () => {
    const folder = tempFolder()
    const { header } = await buildIndex({ fs, ecosystem: 'npm', from: exportOf(records), folder })
    const damaged = expect.objectContaining({ code: 'ADVISORIES_DAMAGED', exit: 3 }) as Error
    const open = (): unknown => openIndex({ fs, ecosystem: 'npm', folder })
    const write = (change: Readonly<Record<string, unknown>>): void =>
      fs.writeFileSync(join(folder, 'npm.json'), JSON.stringify({ ...header, ...change }))
    for (const change of [
      { ecosystem: 'PyPI' },
      { format: 99 },
      { schema: 'other' },
      { file: '../../etc/passwd' },
      { file: 'absent.index' },
      { bytes: 1 },
    ]) {
      write(change)
      expect(open, JSON.stringify(change)).toThrow(damaged)
    }
    fs.writeFileSync(join(folder, 'npm.json'), '{')
    expect(open).toThrow(damaged)
    write({})
    fs.truncateSync(join(folder, header.file), header.bytes - 1)
    expect(open).toThrow(damaged)
  })

  it('answers rightly or with a fault whatever bytes were changed', async () => {
    const folder = tempFolder()
    const { header } = await buildIndex({ fs, ecosystem: 'npm', from: exportOf(records), folder })
    const whole = fs.readFileSync(join(folder, header.file))
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (place, value) => {
        const bytes = Buffer.from(whole)
        bytes[place] = value
        fs.writeFileSync(join(folder, header.file), bytes)
        try {
          const index = openIndex({ fs, ecosystem: 'npm', folder })
          try {
            for (const { id, affected } of records)
              expect(index.lookup(affected[0]?.package.name ?? '').map((found) => found.id)).toEqual([id])
          } finally {
            index.close()
          }
        } catch (error) {
          expect(error).toMatchObject({ code: 'ADVISORIES_DAMAGED' })
        }
      }),
    )
  })

  it('reads its tables and the records that are looked up, not the file', async () => {
    const folder = tempFolder()
    const many = Array.from({ length: 3000 }, (_, number) => osvRecord(`MAL-2026-${number}`, `name-${number}`, [{ introduced: '0' }]))
    const { header } = await buildIndex({ fs, ecosystem: 'npm', from: exportOf(many), folder })
    let bytes = 0
    const readSync = ((...given: Parameters<typeof fs.readSync>) => {
      const got = fs.readSync(...given)
      bytes += got
      return got
    }) as typeof fs.readSync
    const index = openIndex({ fs: { ...fs, readSync }, ecosystem: 'npm', folder })
    expect(index.lookup('name-2999')).toHaveLength(1)
    index.close()
    expect(bytes).toBeLessThan(header.bytes * 0.6)
  })
})

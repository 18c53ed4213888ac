import * as fs from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportOf, indexOf } from '../../test/advisories/index-of.ts'
import { osvRecord } from '../../test/advisories/osv-record.ts'
import { tempFolder } from '@galley/testkit/vitest'
import { buildIndex, updateIndex } from './build-index.ts'
import { openIndex } from './open-index.ts'

const events = [{ introduced: '0' }]
const fixture = [
  osvRecord('GHSA-1', 'left', events),
  osvRecord('GHSA-2', '@scope/right', events),
  osvRecord('GHSA-3', 'left', events, { modified: '2026-11-21T00:00:00Z' }),
]

describe('buildIndex', () => {
  it('makes an index that finds every name and nothing else', async () => {
    const index = await indexOf(fixture)
    expect(index.header).toMatchObject({
      schema: 'galley.advisories/1',
      ecosystem: 'npm',
      count: 3,
      names: 2,
      newest: '2026-11-21T00:00:00Z',
      source: { kind: 'zip', name: 'all.zip' },
    })
    expect(index.lookup('left').map(({ id }) => id)).toEqual(['GHSA-1', 'GHSA-3'])
    expect([
      index.lookup('@scope/right').length,
      index.lookup('Left').length,
      index.lookup('right').length,
      index.lookup('').length,
    ]).toEqual([1, 0, 0, 0])
  })

  it('reads a folder of JSON and YAML, and leaves out what is no record', async () => {
    const [from, folder] = [tempFolder(), tempFolder()]
    fs.mkdirSync(join(from, '2026', '.git'), { recursive: true })
    fs.writeFileSync(join(from, '2026', 'a.json'), JSON.stringify(osvRecord('PYSEC-1', 'Django', events, { ecosystem: 'PyPI' })))
    fs.writeFileSync(
      join(from, '2026', 'b.yaml'),
      'id: PYSEC-2\nmodified: 2026-11-20T00:00:00Z\naffected:\n- package: {name: flask, ecosystem: PyPI}\n  versions: [1.10, 1e5]\n',
    )
    fs.writeFileSync(join(from, 'settings.yaml'), 'anything: else\n')
    fs.writeFileSync(join(from, '2026', '.git', 'c.json'), '{')
    const built = await buildIndex({ fs, ecosystem: 'PyPI', from, folder })
    expect([built.ignored, built.header.count]).toEqual([['settings.yaml'], 2])
    const index = openIndex({ fs, ecosystem: 'PyPI', folder })
    expect(index.lookup('flask')[0]?.affected[0]?.versions).toEqual(['1.10', '1e5'])
    index.close()
  })

  it('holds any set of names, however they collide', async () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), { maxLength: 60, minLength: 1 })
    const parent = tempFolder()
    await fc.assert(
      fc.asyncProperty(names, async (drawn) => {
        const folder = fs.mkdtempSync(join(parent, 'p-'))
        await buildIndex({
          fs,
          ecosystem: 'npm',
          from: exportOf(
            drawn.map((name, number) => osvRecord(`X-${number}`, name, events)),
            folder,
          ),
          folder,
        })
        const index = openIndex({ fs, ecosystem: 'npm', folder })
        for (const name of drawn) expect(index.lookup(name).length).toBeGreaterThan(0)
        expect([...index.entries()].flatMap(({ advisories }) => advisories)).toHaveLength(drawn.length)
        index.close()
      }),
      { numRuns: 25 },
    )
  })

  it('keeps the newer of two records with one id, whichever comes first', async () => {
    const [older, newer] = [osvRecord('GHSA-1', 'left', events), osvRecord('GHSA-1', 'left', events, { modified: '2026-11-21T00:00:00Z' })]
    for (const both of [
      [older, newer],
      [newer, older],
    ]) {
      const index = await indexOf(both)
      expect([index.header.count, index.lookup('left').map(({ modified }) => modified)]).toEqual([1, ['2026-11-21T00:00:00Z']])
    }
  })

  it('replaces records by id, adds new ones and drops withdrawn ones when it is updated', async () => {
    const folder = tempFolder()
    await buildIndex({ fs, ecosystem: 'npm', from: exportOf(fixture), folder })
    const delta = [
      osvRecord('GHSA-1', 'elsewhere', events),
      osvRecord('GHSA-2', '@scope/right', events, { withdrawn: '2026-11-22T00:00:00Z' }),
      osvRecord('GHSA-4', 'left', events, { modified: '2026-11-23T00:00:00Z' }),
    ]
    const { header } = await updateIndex({ fs, ecosystem: 'npm', from: exportOf(delta), folder })
    expect([header.count, header.newest]).toEqual([3, '2026-11-23T00:00:00Z'])
    const index = openIndex({ fs, ecosystem: 'npm', folder })
    expect(['left', 'elsewhere', '@scope/right'].map((name) => index.lookup(name).map(({ id }) => id))).toEqual([
      ['GHSA-4', 'GHSA-3'],
      ['GHSA-1'],
      [],
    ])
    index.close()
    expect(fs.readdirSync(folder).toSorted()).toEqual([header.file, 'npm.json'].toSorted())
  })

  it('keeps the old index, byte for byte, when the new export is bad', async () => {
    const folder = tempFolder()
    const { header } = await buildIndex({ fs, ecosystem: 'npm', from: exportOf(fixture), folder })
    const before = fs.readFileSync(join(folder, header.file))
    const bad = exportOf([...fixture, ...['9', '8', '7', '6'].map((id) => ({ id: `GHSA-${id}`, affected: 'everything' }))])
    await expect(buildIndex({ fs, ecosystem: 'npm', from: bad, folder })).rejects.toMatchObject({
      code: 'ADVISORIES_UNREADABLE',
      exit: 3,
      message: expect.stringContaining('GHSA-9') as string,
    })
    expect(fs.readFileSync(join(folder, header.file)).equals(before)).toBe(true)
    expect(fs.readdirSync(folder)).toHaveLength(2)
  })

  it.each([
    ['one of a few', 3, 1],
    ['ten of a few', 10, 10],
    ['one in a hundred of many', 1980, 20],
  ])('leaves out records that nobody can read, and counts them: %s', async (_what, good, bad) => {
    const records = Array.from({ length: good }, (_, index) => osvRecord(`GHSA-${index}`, 'left', events))
    const unreadable = Array.from({ length: bad }, (_, index) => ({ id: `MAL-${index}`, modified: '2026-11-21T00:00:00Z', affected: {} }))
    const folder = tempFolder()
    const built = await buildIndex({ fs, ecosystem: 'npm', from: exportOf([...unreadable, ...records]), folder })
    expect([built.header.count, built.header.unreadable, built.unreadable.names[0]]).toEqual([
      good,
      bad,
      'MAL-0.json says nothing: what it affects is not a list',
    ])
    expect(built.unreadable.count).toBe(bad)
  })

  it.each([
    ['more than half of a few', 3, 4],
    ['more than one in a hundred of many', 1000, 11],
  ])('refuses an export of which too much is unreadable: %s', async (_what, good, bad) => {
    const records = Array.from({ length: good }, (_, index) => osvRecord(`GHSA-${index}`, 'left', events))
    const unreadable = Array.from({ length: bad }, (_, index) => ({ id: `MAL-${index}`, modified: '2026-11-21T00:00:00Z', affected: {} }))
    await expect(
      buildIndex({ fs, ecosystem: 'npm', from: exportOf([...unreadable, ...records]), folder: tempFolder() }),
    ).rejects.toMatchObject({
      code: 'ADVISORIES_UNREADABLE',
      message: expect.stringContaining(`${bad} of ${good + bad} records`) as string,
    })
  })

  it.each([
    ['yesterday', undefined, '1970-01-01T00:00:00Z'],
    [undefined, '2026-11-19T00:00:00Z', '2026-11-19T00:00:00Z'],
    [20261119, 'soon', '1970-01-01T00:00:00Z'],
  ])('reads a record whose time of change is %s', async (modified, published, read) => {
    const record: object = { ...osvRecord('GHSA-5', 'left', events), modified, ...(published ? { published } : {}) }
    const index = await indexOf([record as { readonly id: string }])
    expect(index.lookup('left')[0]?.modified).toBe(read)
  })

  it.each([
    ['an empty zip', [], 'ADVISORIES_EMPTY', 'it holds nothing'],
    ['another ecosystem', [osvRecord('PYSEC-1', 'x', events, { ecosystem: 'PyPI' })], 'ADVISORIES_EMPTY', 'it holds PyPI'],
    ['withdrawn records only', [osvRecord('GHSA-1', 'x', events, { withdrawn: '2026-01-01T00:00:00Z' })], 'ADVISORIES_EMPTY', 'npm'],
  ])('refuses %s', async (_what, records, code, said) => {
    await expect(buildIndex({ fs, ecosystem: 'npm', from: exportOf(records), folder: tempFolder() })).rejects.toMatchObject({
      code,
      exit: 3,
      message: expect.stringContaining(said) as string,
    })
  })

  it('refuses a path that is none', async () => {
    await expect(buildIndex({ fs, ecosystem: 'npm', from: join(tempFolder(), 'absent.zip'), folder: tempFolder() })).rejects.toMatchObject({
      code: 'ADVISORIES_UNREADABLE',
    })
  })
})

import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeScanner } from '../../test/advisories/fake-scanner.ts'
import { tempFolder } from '@galley/testkit/vitest'
import { locateScanner, type ScannerPlaces } from './locate-scanner.ts'

const places = (more: Partial<ScannerPlaces>): ScannerPlaces => ({ fs, untrusted: [], windows: false, ...more })
const inFolder = (folder: string): string => {
  fs.mkdirSync(folder, { recursive: true })
  return fakeScanner('', { folder })
}

describe('locateScanner', () => {
  it('takes the configured one, then the cache, then the search path', () => {
    const configured = fakeScanner('')
    const [cache, onPath] = [tempFolder(), tempFolder()]
    const digest = createHash('sha256').update(fs.readFileSync(configured)).digest('hex')
    const cached = inFolder(join(cache, '2.6.0', digest))
    const found = inFolder(onPath)
    expect(locateScanner(places({ configured, cache, path: onPath }))).toMatchObject({ state: 'found', file: configured, by: 'configured' })
    expect(locateScanner(places({ cache, path: onPath }))).toMatchObject({ state: 'found', file: cached, by: 'cache' })
    expect(locateScanner(places({ path: ['', '.', 'bin', onPath].join(delimiter) }))).toMatchObject({
      state: 'found',
      file: found,
      by: 'path',
    })
    expect(locateScanner(places({}))).toEqual({ state: 'absent', refused: [] })
  })

  it('refuses a cached program of another digest', () => {
    const cache = tempFolder()
    inFolder(join(cache, '2.6.0', 'f'.repeat(64)))
    expect(locateScanner(places({ cache }))).toMatchObject({ state: 'absent', refused: [expect.stringContaining('another digest')] })
  })

  it('never takes one from node_modules or from what is audited, also not by a link', () => {
    const repository = tempFolder()
    const bin = join(tempFolder(), 'node_modules', '.bin')
    const links = tempFolder()
    inFolder(bin)
    fs.symlinkSync(inFolder(join(repository, 'tools')), join(links, 'osv-scanner'))
    const path = [bin, join(repository, 'tools'), links].join(delimiter)
    const located = locateScanner(places({ path, untrusted: [repository] }))
    expect(located.state).toBe('absent')
    expect(located.refused).toHaveLength(3)
  })

  it('does not replace a configured path that may not be used', () => {
    const good = tempFolder()
    inFolder(good)
    for (const configured of ['osv-scanner', join(good, 'absent'), good])
      expect(locateScanner(places({ configured, path: good }))).toMatchObject({
        state: 'absent',
        refused: [expect.stringContaining(configured)],
      })
  })
})

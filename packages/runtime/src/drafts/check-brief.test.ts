import { createHash } from 'node:crypto'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { isFault } from '@galley/fault'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../test/default-settings.ts'
import type { Settings } from '../settings/settings.ts'
import { checkBrief } from './check-brief.ts'
import type { CreateOptions } from './create-options.ts'

const chosen = { documents: [{ plugin: '@galley/search-folder' }], search: [] }

function tempRoot(): { readonly root: string; readonly settings: Settings } {
  const dir = tempFolder()
  const root = join(dir, 'root')
  mkdirSync(join(root, 'papers'), { recursive: true })
  mkdirSync(join(dir, 'root-other'))
  symlinkSync(join(dir, 'root-other'), join(root, 'link'))
  return { root, settings: { ...defaultSettings, sourceRoots: [root] } }
}

function codeOf(brief: unknown, settings: Settings, options: CreateOptions = {}): string | undefined {
  try {
    checkBrief(brief, settings, chosen, options)
    return undefined
  } catch (error) {
    return isFault(error) ? error.code : String(error)
  }
}

test('a folder is taken below a root and made absolute', () => {
  const { root, settings } = tempRoot()
  const { brief } = checkBrief({ topic: 'Bees', sources: { folder: 'papers' } }, settings, chosen, {})
  expect(brief.sources?.folder).toBe(join(root, 'papers'))
})

test.each(['.', 'root', 'root/papers'])('a root and what lies below it may be named as the settings name it: %s', (folder) => {
  const { root, settings } = tempRoot()
  const { brief } = checkBrief({ topic: 'Bees', sources: { folder } }, settings, chosen, {})
  expect(brief.sources?.folder).toBe(join(root, folder.replace(/^root/, '.')))
})

test('a brief that is to stay on this machine asks no web, and one that has nothing else is refused', () => {
  const { settings } = tempRoot()
  const withWeb = { documents: [], search: [{ plugin: '@galley/search-searxng' }] }
  expect(checkBrief({ topic: 'Bees' }, settings, withWeb, {}).brief.topic).toBe('Bees')
  expect(() => checkBrief({ topic: 'Bees', onlyLocal: true, sources: { web: true } }, settings, withWeb, {})).toThrow(
    expect.objectContaining({ code: 'SOURCES_EMPTY' }),
  )
})

test('a folder beside the root, behind a link or absent is refused', () => {
  const { root, settings } = tempRoot()
  for (const folder of ['../root-other', 'root-other', '..', 'link', `${root}-other`, 'absent'])
    expect([folder, codeOf({ topic: 'Bees', sources: { folder } }, settings)]).toEqual([folder, 'SOURCE_FOLDER_NOT_ALLOWED'])
  expect(codeOf({ topic: 'Bees', sources: { folder: '../root-other' } }, settings, { anyFolder: true, baseFolder: root })).toBeUndefined()
})

test.each([['http://', 'http://[::1', 'http://user:word@host/', 'http://user@host/', 'ftp://host/', 'http:///path', 'http://a b/']])(
  'an address like %s is refused and its place named',
  (...urls) => {
    const { settings } = tempRoot()
    for (const url of urls)
      expect(() => checkBrief({ topic: 'Bees', sources: { urls: ['https://example.org/', url] } }, settings, chosen, {})).toThrow(
        expect.objectContaining({
          code: 'BRIEF_INVALID',
          message: expect.stringMatching(/\/sources\/urls\/1 must be an? .*host/) as string,
        }),
      )
  },
)

test('addresses of every honest form are taken', () => {
  const { settings } = tempRoot()
  const urls = ['http://localhost:8080', 'https://[2001:db8::1]/x', 'https://bücher.example/?q=a@b', 'http://host/a#b', 'http://10.0.0.1/']
  expect(checkBrief({ topic: 'Bees', sources: { urls } }, settings, chosen, {}).brief.sources?.urls).toEqual(urls)
})

test('marks that turn the direction of text, controls and NUL are taken out, half a character is refused', () => {
  const { settings } = tempRoot()
  const texts = [{ title: 'exe\u202Egnp', text: 'One\u0000 \u202Etwo\n' }]
  const { brief } = checkBrief({ topic: 'Be\u202E\u0000e\u0007s', mustCover: ['\u2066wax'], sources: { texts } }, settings, chosen, {})
  expect(brief).toEqual({
    topic: 'Bees',
    mustCover: ['wax'],
    sources: { texts: [{ title: 'exegnp', text: 'One \u202Etwo\n' }] },
  })
  expect(codeOf({ topic: '\u202E\u0000 ', sources: { texts } }, settings)).toBe('BRIEF_INVALID')
  for (const broken of [{ topic: 'Bees \uD800' }, { topic: 'Bees', sources: { texts: [{ title: 'a', text: '\uDC00' }] } }])
    expect(() => checkBrief(broken, settings, chosen, {})).toThrow(/holds half a character/)
  expect(codeOf({ ...brief, mustAvoid: ['\u202E'] }, settings)).toBe('BRIEF_INVALID')
})

test('what is wrong is told in plain words, not as a regular expression', () => {
  const { settings } = tempRoot()
  const problem = (brief: object): string => {
    try {
      checkBrief({ topic: 'Bees', ...brief }, settings, chosen, {})
      return ''
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(problem({ language: 'plain English' })).toBe(
    'The brief is not valid: /language must be a language tag (BCP 47) such as en or de-AT.',
  )
  expect(problem({ topic: '' })).toBe('The brief is not valid: /topic must not be empty.')
  expect(problem({ foo: 1 })).toBe('The brief is not valid: it has an unknown key "foo".')
})

test('an unknown key, too much text and nothing to write from are refused', () => {
  const { settings } = tempRoot()
  expect(codeOf({ topic: 'Bees', colour: 'red' }, settings)).toBe('BRIEF_INVALID')
  const texts = [{ title: 'a', text: 'ä'.repeat(1_048_577) }]
  expect(codeOf({ topic: 'Bees', sources: { texts } }, settings)).toBe('BRIEF_INVALID')
  expect(codeOf({ topic: 'Bees' }, settings)).toBe('SOURCES_EMPTY')
})

test('files are named by their digest in the brief and handed back as bytes; what is no base64, too much or has a digest of its own is refused', () => {
  const { settings } = tempRoot()
  const file = { name: 'a.pdf', data: Buffer.from('bees').toString('base64') }
  const digest = createHash('sha256').update('bees').digest('hex')
  const taken = checkBrief({ topic: 'Bees', sources: { files: [{ ...file, mediaType: 'application/pdf' }] } }, settings, chosen, {})
  expect(taken.brief.sources).toEqual({ files: [{ name: 'a.pdf', mediaType: 'application/pdf', bytes: 4, digest }] })
  expect(taken.files.map((kept) => [kept.digest, Buffer.from(kept.bytes).toString()])).toEqual([[digest, 'bees']])
  const codes = [{ data: 'YmVlcw' }, { data: 'YmV%' }, { digest }, { name: '' }, { mediaType: 'pdf' }].map((more) =>
    codeOf({ topic: 'Bees', sources: { files: [{ ...file, ...more }] } }, settings),
  )
  expect(codes).toEqual(Array.from({ length: 5 }, () => 'BRIEF_INVALID'))
  const large = { name: 'b', data: 'A'.repeat(35_000_000) }
  expect(codeOf({ topic: 'Bees', sources: { files: [large] } }, settings)).toBeUndefined()
  expect(codeOf({ topic: 'Bees', sources: { files: [large, large] } }, settings)).toBe('BRIEF_INVALID')
})

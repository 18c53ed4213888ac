import { expect, it } from 'vitest'
import { checkReleaseName } from './check-release-name.ts'
import { hostsIn } from './hosts-in.ts'
import { risksOf } from './risks-of.ts'

const fetching = (...allowedHosts: string[]) => ({ fetch: { allowedHosts, methods: ['GET' as const], reasoning: 'x' } })

it.each([
  ['documents and any host', { files: {}, ...fetching('*') }, ['documents-to-any-host']],
  ['pages and one host', { read: { maxPages: 1 }, ...fetching('api.example.org') }, ['documents-to-hosts']],
  [
    'documents, a model and a host',
    { files: {}, model: { maxTokens: 9 }, ...fetching('$base') },
    ['documents-to-hosts', 'documents-through-model'],
  ],
  ['any host alone', fetching('*'), ['any-host']],
  ['one host alone', fetching('api.example.org'), []],
  ['documents and a model', { files: {}, model: { maxTokens: 9 } }, []],
])('%s', (_, permissions, codes) => {
  expect(risksOf(permissions).map(({ code }) => code)).toEqual(codes)
})

it('finds hosts in addresses and in quoted texts, and no file names', () => {
  const code =
    "fetch('https://API.example.org/v1'); const h = 'evil.example.com', f = \"index.js\", i = `10.0.0.1`; a.b.c('x.y'); ws = 'wss://[::1]:3/'"
  expect(hostsIn(code)).toEqual(['10.0.0.1', '[::1]', 'api.example.org', 'evil.example.com'])
})

it('refuses the name of a plugin of this workspace, and what looks like one', () => {
  const taken = { own: ['@galley/echo'], installed: ['@ada/wire'] }
  const code = (name: string): unknown => expect.objectContaining({ code: name })
  expect(() => checkReleaseName('@galley/echo', taken)).toThrow(code('NAME_TAKEN'))
  expect(() => checkReleaseName('@ga1ley/echo', taken)).toThrow(code('NAME_IMITATES'))
  expect(() => checkReleaseName('ada-wire', taken)).toThrow(code('NAME_IMITATES'))
  expect(() => checkReleaseName('expresss', taken)).toThrow(code('NAME_IMITATES'))
  expect(checkReleaseName('@ada/wire', taken)).toBeNull()
  expect(checkReleaseName('@me/editor', taken)).toBeNull()
})

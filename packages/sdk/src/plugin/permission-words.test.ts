import { expect, test } from 'vitest'
import { permissionWords } from './permission-words.ts'

test('every permission is one line, with its quota and its hosts in words', () => {
  expect(
    permissionWords({
      search: { maxQueries: 12 },
      read: { maxPages: 40 },
      model: { maxTokens: 60_000 },
      fetch: { allowedHosts: ['*', '$base', '*.b.org', 'a.org'], methods: ['GET', 'HEAD'], reasoning: 'reads pages' },
      files: {},
    }),
  ).toEqual([
    "ask the run's search tools up to 12 times a run",
    "have up to 40 pages or documents read for it a run, and keep on this machine what it makes of the brief's own",
    'use up to 60,000 tokens of its model a run',
    "GET and HEAD from any public host, the operator's configured address, any host below b.org, a.org, up to 100 times a run: reads pages",
    "read the brief's own documents, and keep on this machine what it makes of each",
  ])
})

test('a plugin without permissions has its line too', () => {
  expect(permissionWords({})).toEqual(['compute, and nothing else: no network, no files, no model'])
})

test('data and keys that leave are lines of their own', () => {
  expect(
    permissionWords({
      fetch: { allowedHosts: ['api.a.org', '$base'], methods: ['POST'], reasoning: 'searches', maxRequests: 5 },
      secrets: [
        { name: 'A', hosts: ['api.a.org'], header: 'x-key' },
        { name: 'B', hosts: ['$base'], query: 'key', optional: true },
      ],
    }),
  ).toEqual([
    "POST from api.a.org, the operator's configured address, up to 5 times a run: searches",
    "sends data to api.a.org, the operator's configured address",
    'sends your key A to api.a.org',
    "sends your key B to the operator's configured address, where you have one",
  ])
})

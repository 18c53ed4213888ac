import { expect, test } from 'vitest'
import { hostMatches } from './host-matches.ts'

test.each([
  ['example.org', ['*'], true],
  ['example.org', ['example.org'], true],
  ['www.example.org', ['example.org'], false],
  ['en.wikipedia.org', ['*.wikipedia.org'], true],
  ['wikipedia.org', ['*.wikipedia.org'], false],
  ['evilwikipedia.org', ['*.wikipedia.org'], false],
  ['wikipedia.org.evil.net', ['*.wikipedia.org'], false],
  ['search.lan', ['$base'], true],
  ['other.lan', ['$base'], false],
  ['example.org', [], false],
])('%s against %j is %s', (hostname, patterns, fits) => {
  expect(hostMatches(hostname, patterns, 'search.lan')).toBe(fits)
})

test('without a service there is no $base', () => {
  expect(hostMatches('undefined', ['$base'])).toBe(false)
})

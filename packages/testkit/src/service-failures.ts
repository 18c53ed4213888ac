import type { ServedReply } from './serve.ts'

/** The ways in which services of the web fail, and the words that a search plugin has for each. */
export const serviceFailures: readonly (readonly [string, ServedReply, RegExp])[] = [
  ['a key that is refused', { status: 401, body: '{"message":"Invalid API key"}' }, /refused the request.*\(401\): Invalid API key/],
  [
    'a limit',
    { status: 429, headers: { 'retry-after': '17' }, body: '{"error":{"detail":"Too fast"}}' },
    /wait 17 seconds \(429\): Too fast/,
  ],
  ['a failure', { status: 503, type: 'text/plain', body: 'Back soon' }, /answered 503: Back soon/],
  ['a failure that is a page', { status: 502, type: 'text/html', body: '<title>Bad gateway</title>' }, /answered 502$/],
  ['a page', { type: 'text/html', body: '<!doctype html><title>Sign in</title>' }, /a page instead of results/],
  ['an answer that breaks off', { body: '{"results": [{"url": "https://a' }, / answered something that is not /],
  ['an answer without end', { body: ' '.repeat(4_000_001) }, /too large/],
]

import type { ScriptedReply } from './test-host.ts'

/** Ways in which services of the web fail, each with a name, an answer, and the words that a search has for it. */
export const serviceFailures: readonly (readonly [string, Exclude<ScriptedReply, string>, RegExp])[] = [
  ['a key that is refused', json('{"message":"Invalid API key"}', 401), /refused the request.*\(401\): Invalid API key/],
  ['a limit', { ...json('{"error":{"detail":"Too fast"}}', 429), headers: { 'retry-after': '17' } }, /wait 17 seconds \(429\): Too fast/],
  ['a failure', { status: 503, type: 'text/plain', text: 'Back soon' }, /answered 503: Back soon/],
  ['a failure that is a page', { status: 502, type: 'text/html', text: '<title>Bad gateway</title>' }, /answered 502$/],
  ['a page', { type: 'text/html', text: '<!doctype html><title>Sign in</title>' }, /a page instead of results/],
  ['an answer that breaks off', json('{"results": [{"url": "https://a'), / answered something that is not /],
  ['an answer without end', json(' '.repeat(4_000_001)), /too large/],
]

function json(text: string, status = 200): Exclude<ScriptedReply, string> {
  return { text, status, type: 'application/json' }
}

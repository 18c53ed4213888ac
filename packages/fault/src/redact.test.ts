import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from './redact.ts'

describe('redact', () => {
  it.each([
    ['authorization: Bearer abc.def-123', 'abc.def-123'],
    ['Authorization=Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
    ['asked with Bearer sk-proj-0123456789abcdef', '0123456789abcdef'],
    ['GET https://me:hunter2@host/path', 'hunter2'],
    ['GET https://host/x?api_key=S3CRET&q=1', 'S3CRET'],
    ['http://127.0.0.1:4070/enter?ticket=AbCdEf123', 'AbCdEf123'],
    ['key nvapi-0123456789abcdefXYZ here', '0123456789abcdefXYZ'],
    ['-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----', 'MIGH'],
  ])('takes the secret out of %j', (text, secret) => {
    expect(redact(text)).not.toContain(secret)
    expect(redact(text)).toContain('[redacted')
  })

  it.each(['The plugin @galley/writer was changed', 'https://example.org/a?q=tokens&page=2', 'sha256:0123456789abcdef'])(
    'leaves %j as it is',
    (text) => {
      expect(redact(text)).toBe(text)
    },
  )

  it('takes a key out of any text around it', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{20,40}$/)
    fc.assert(
      fc.property(fc.string(), secret, fc.string(), (before, key, after) => {
        expect(redact(`${before} authorization: Bearer ${key} ${after}`)).not.toContain(key)
      }),
    )
  })
})

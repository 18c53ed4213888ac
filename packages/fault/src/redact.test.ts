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
    ['Authorization: Bearer TOKEN-of-mine-1', 'of-mine'],
    ['Authorization: Bearer TOKENabcdef123456', 'abcdef'],
    ['authorization: token 0a1b2c3d4e5f', '0a1b2c'],
    ['authorization: bearer token', 'bearer token'],
    ['"Authorization":"Bearer sk-ant-api03-abcdefghijklmnop"', 'abcdefghijklmnop'],
    ['key sk-or-v1-0123456789abcdef0123456789abcdef here', '0123456789abcdef'],
    ['ghp_0123456789abcdefghijABCDEFGHIJ012345', 'ABCDEFGHIJ'],
    ['npm_0123456789abcdefghijABCDEFGHIJ012345', 'ABCDEFGHIJ'],
    ['key nvapi-0123456789abcdefXYZ here', '0123456789abcdefXYZ'],
    ['-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----', 'MIGH'],
  ])('takes the secret out of %j', (text, secret) => {
    expect(redact(text)).not.toContain(secret)
    expect(redact(text)).toContain('[redacted')
  })

  it.each([
    'The plugin @galley/writer was changed',
    'There is no lockfile in projects/npm-waiver-of-a-later-critical.',
    'Send `Authorization: Bearer TOKEN`, or open the studio',
    'https://example.org/a?q=tokens&page=2',
    'sha256:0123456789abcdef',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toBe(text)
  })

  it('takes a key out of any text around it', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{20,40}$/)
    fc.assert(
      fc.property(fc.string(), secret, fc.string(), (before, key, after) => {
        expect(redact(`${before} authorization: Bearer ${key} ${after}`)).not.toContain(key)
      }),
    )
  })
})

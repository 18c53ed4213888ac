import { expect, test } from 'vitest'
import { parseRegistryKeys } from './parse-registry-keys.ts'

test.each<[string, unknown]>([
  ['no object', 'keys'],
  ['no list of keys', { keys: 'none' }],
  [
    'a key that is none',
    { keys: [{ keyid: 'k', keytype: 'ecdsa-sha2-nistp256', scheme: 'ecdsa-sha2-nistp256', key: 'AAAA', expires: null }] },
  ],
  ['a day that is none', { keys: [{ keyid: 'k', keytype: 'x', scheme: 'x', key: 'AAAA', expires: 'soon' }] }],
])('%s is refused', (_, json) => {
  expect(() => parseRegistryKeys(json)).toThrow(expect.objectContaining({ code: 'REGISTRY_KEYS_INVALID' }))
})

import { expect, test } from 'vitest'
import { isForm, isNounOf } from './is-form.ts'

test.each([
  ['redact', 'redaction', true],
  ['erstell', 'erstellen', true],
  ['hive', 'hive', true],
  ['daemon', 'daemonization', true],
  ['paket', 'paketbetreu', false],
  ['net', 'network', false],
  ['raid1', 'raid10', false],
])('%s and %s are forms of one word: %s', (one, other, isOne) => {
  expect(isForm(one, other)).toBe(isOne)
  expect(isForm(other, one)).toBe(isOne)
})

test.each([
  ['daemonization', 'daemon', true],
  ['redaction', 'redact', false],
  ['hostname', 'host', false],
])('%s is the long noun of %s: %s', (noun, root, is) => {
  expect(isNounOf(noun, root)).toBe(is)
})

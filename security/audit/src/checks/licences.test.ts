import { expect, it } from 'vitest'
import { licenceProblem } from './licences.ts'

it.each([
  ['MIT', ['MIT'], [], true],
  ['ISC', ['MIT'], [], false],
  ['(MIT OR GPL-3.0-only)', ['MIT'], [], true],
  ['(MIT AND GPL-3.0-only)', ['MIT'], [], false],
  ['GPL-2.0-or-later', ['GPL-3.0-only'], [], true],
  ['MIT', [], ['GPL-3.0-only'], true],
  ['GPL-3.0-only', [], ['GPL-3.0-only'], false],
  ['(MIT OR GPL-3.0-only)', [], ['GPL-3.0-only'], true],
  ['(MIT AND GPL-3.0-only)', [], ['GPL-3.0-only'], false],
  ['GPL-2.0-only WITH Classpath-exception-2.0', [], ['GPL-2.0-only'], false],
  ['SEE LICENSE IN LICENSE.txt', [], ['GPL-3.0-only'], true],
  ['SEE LICENSE IN LICENSE.txt', ['MIT'], [], false],
  ['SEE LICENSE IN LICENSE.txt', ['MIT', 'SEE LICENSE IN LICENSE.txt'], [], true],
  ['Proprietary', [], ['Proprietary'], false],
  ['MIT', ['no expression'], [], false],
])('%s, allowed %j, denied %j: %s', (licence, allow, deny, fits) => {
  expect(licenceProblem(licence, { allow, deny }) === null).toBe(fits)
})

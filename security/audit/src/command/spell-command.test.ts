import { expect, test } from 'vitest'
import { spellCommand } from './spell-command.ts'

test.each([
  ['Try again, or `galley advisories update npm`.', 'Try again, or `galley-audit advisories update npm`.'],
  ['galley audit --only names', 'galley-audit --only names'],
  ['galley audits nothing, galley doctor', 'galley audits nothing, galley doctor'],
])('galley-audit spells %j by its own name', (text, expected) => {
  expect(spellCommand(text, 'galley-audit')).toBe(expected)
  expect(spellCommand(text, 'galley')).toBe(text)
})

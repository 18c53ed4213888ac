import { expect, test } from 'vitest'
import { checkName } from './check-name.ts'
import { explainVerdict } from './explain-verdict.ts'

test.each([
  ['npm:expresss', /^express with one letter doubled; express is downloaded \d+ million times a month$/],
  ['npm:lodahs', /^lodash with two letters swapped; lodash is downloaded \d+ million times a month$/],
  ['npm:reqest', /^request with ‘u’ left out; /],
  ['npm:cross-env.js', /^cross-env with ‘js’ added; /],
  ['npm:crossenv', /^cross-env with other separators or capitals; /],
  ['npm:@bable/core', /^@babel\/core with two letters swapped in its scope; /],
  ['npm:@bable/new-name', /^the scope @babel with two letters swapped; /],
  ['npm:arm-cdn', /^@azure\/arm-cdn without its scope; /],
  ['npm:jsdoc2md', /^‘jsdoc2md’ is a command of jsdoc-to-markdown; /],
  ['pypi:requiremnts', /^requirements, mistyped at the command line$/],
  ['pypi:nmap-python', /^the words of python-nmap in another order; /],
])('%s is described', (asked, sentence) => {
  const colon = asked.indexOf(':')
  expect(explainVerdict(checkName(asked.slice(colon + 1), asked.startsWith('npm') ? 'npm' : 'pypi'))).toMatch(sentence)
})

test('what the registry says is the sentence where it decides', () => {
  expect(checkName('winston-basic', 'npm', { facts: { ageDays: 1, downloadsMonth: 1 } }).sentence).toBe(
    '1 day old, 1 download a month, carries ‘winston’, and nothing links it to winston',
  )
  expect(explainVerdict(checkName('react', 'npm'))).toBe('imitates no name that is known here')
})

import { expect, test } from 'vitest'
import weights from '../data/weights.json' with { type: 'json' }
import { checkName } from './check-name.ts'
import { explainReason } from './explain-reason.ts'
import { features } from './feature/features.ts'

test('the table describes every feature that has a weight, and no other', () => {
  const weighed = new Set([...Object.keys(weights.npm.features), ...Object.keys(weights.pypi.features), 'most names are honest'])
  expect(Object.keys(features).sort()).toEqual([...weighed].sort())
})

test.each([
  ['expresss', 'written word is none', 'word unknown in package names'],
  ['expresss', 'target’s length', 'target shorter than 8 characters'],
  ['postcss-valeu-parser', 'target’s length', 'target longer than 8 characters'],
  ['@bable/core', 'letters surprise', 'usual letter sequence'],
  ['lodahs', 'letters surprise', 'unusual letter sequence'],
  ['cross.env', 'separators', 'same number of separators'],
  ['lodahs', 'most names are honest', 'prior: most names are honest'],
])('%s: "%s" is explained as "%s"', (name, feature, words) => {
  const reason = checkName(name, 'npm').reasons.find((one) => one.feature === feature)
  expect(reason && explainReason(reason, 'npm')).toBe(words)
})

test('what a registry says is in words already', () => {
  const [first] = checkName('quite-invented-name', 'npm', { proposed: true, facts: { exists: false } }).reasons
  expect(first && explainReason(first, 'npm')).toBe('proposed, but does not exist')
})

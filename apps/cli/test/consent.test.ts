import { fakeSystem } from '@galley/testkit'
import type { PluginFacts } from '@galley/runtime'
import { expect, it } from 'vitest'
import { consentTo } from '../src/commands/consent.ts'

const facts = (minReviewers: number): PluginFacts => ({ name: '@me/x', minReviewers }) as PluginFacts
const answering = (line: string) => fakeSystem([], { ask: () => Promise.resolve(line) }).system
const missing = { code: 'CONSENT_MISSING' }

it.each([
  ['y', true],
  [' YES ', true],
  ['', false],
  ['n', false],
  ['yep', false],
])('takes "%s" for %s', async (line, agreed) => {
  expect(await consentTo(answering(line), facts(0), { yes: false })).toBe(agreed)
})

it('lets --yes speak for somebody only where a reviewer was asked for', async () => {
  expect(await consentTo(fakeSystem([]).system, facts(1), { yes: true })).toBe(true)
  await expect(consentTo(answering('y'), facts(0), { yes: true })).rejects.toMatchObject(missing)
})

it('agrees for nobody where nobody can be asked', async () => {
  await expect(consentTo(fakeSystem([]).system, facts(1), { yes: false })).rejects.toMatchObject(missing)
})

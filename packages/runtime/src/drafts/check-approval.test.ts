import type { Plan } from '@galley/sdk'
import { expect, test } from 'vitest'
import { checkApproval } from './check-approval.ts'
import type { Approval } from './drafts.ts'

const plan = { title: 'Mine' } as Plan

test.each<[string, Approval, RegExp]>([
  ['a plan at another gate', { gate: 'sources', decision: 'approve', plan }, /plan is for approving the gate plan/],
  ['a plan that is rejected', { gate: 'plan', decision: 'reject', plan }, /plan is for approving/],
  ['sources to drop at another gate', { gate: 'plan', decision: 'approve', dropSources: ['s1'] }, /dropSources is for approving/],
  ['a source that is none', { gate: 'sources', decision: 'approve', dropSources: ['s1', 's9'] }, /names s9, which is no source/],
  ['a plan that does not fit', { gate: 'plan', decision: 'approve', plan }, /plan must have required property/],
])('%s has no effect and is refused', (_, approval, words) => {
  expect(() => checkApproval(approval, ['s1'])).toThrow(
    expect.objectContaining({ code: 'APPROVAL_INVALID', message: expect.stringMatching(words) as string }),
  )
})

test('an approval is cleaned as a brief is', () => {
  expect(checkApproval({ gate: 'sources', decision: 'approve', note: 'fi\u202Ene', dropSources: ['s1'] }, ['s1']).note).toBe('fine')
})

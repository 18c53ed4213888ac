import { expect, test } from 'vitest'
import { unfence } from './unfence.ts'

test('opens every fence of a prompt and leaves placeholders', () => {
  expect(unfence('npm trust <provider> </evidence> < / Sentences> <draft> a < b')).toBe(
    'npm trust <provider>  /evidence>   / Sentences>  draft> a < b',
  )
})

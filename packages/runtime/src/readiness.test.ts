import { tmpdir } from 'node:os'
import { fault } from '@galley/ledger'
import type { PluginRecord } from '@galley/kernel'
import { expect, test } from 'vitest'
import { readiness } from './readiness.ts'

const kernel = { plugins: async () => [{ name: '@galley/writer', version: '1.0.0', state: 'verified' } as PluginRecord] }
const ledger = { dataVersion: () => 1, trouble: () => null }

test('it is ready when all is well', async () => {
  expect(await readiness(kernel, ledger, tmpdir(), ['@galley/writer'])).toMatchObject({ ready: true })
})

test('a ledger that cannot be written is told with code, reason and cure', async () => {
  const trouble = () => fault('DATA_WRITE_FAILED', { file: 'galley.sqlite', reason: 'the disk is full' })
  const { ready, checks } = await readiness(kernel, { ...ledger, trouble }, tmpdir(), [])
  expect(ready).toBe(false)
  expect(checks[0]).toEqual({
    name: 'ledger',
    ok: false,
    detail: 'The ledger galley.sqlite cannot be written: the disk is full',
    code: 'DATA_WRITE_FAILED',
    hint: 'Make room on the disk and check who may write to the data folder.',
  })
})

import { tmpdir } from 'node:os'
import { fault } from '@galley/ledger'
import type { PluginRecord } from '@galley/kernel'
import { roles, textMediaTypes } from '@galley/sdk'
import { expect, test } from 'vitest'
import { readiness } from './readiness.ts'
import { loadSettings } from './settings/load-settings.ts'

const settings = loadSettings({ env: {}, defaultRoots: [] })
const plugins = [
  ...roles.map((role) => ({ name: `@galley/${role}`, role })),
  { name: '@galley/page-reader', provides: ['read'], reads: textMediaTypes },
].map((plugin) => Object.assign({ version: '1.0.0', state: 'verified' }, plugin) as PluginRecord)
const kernel = { plugins: async () => plugins }
const ledger = { dataVersion: () => 1, trouble: () => null }

test('it is ready when all is well', async () => {
  expect(await readiness(kernel, ledger, tmpdir(), settings)).toMatchObject({ ready: true })
})

test('a choice that cannot be followed is told once, with its cure', async () => {
  const choices = { ...settings, team: { ...settings.team, editor: '@me/editor' } }
  const { ready, checks } = await readiness(kernel, ledger, tmpdir(), choices)
  expect([ready, checks.filter(({ ok }) => !ok)]).toEqual([
    false,
    [
      {
        name: 'choice',
        ok: false,
        code: 'CHOICE_UNKNOWN',
        detail: '`team.editor` names the plugin @me/editor, and there is none of that name.',
        hint: 'Correct `team.editor` in galley.config.json (@galley/editor can play the editor); `galley plugin list` shows every plugin.',
      },
    ],
  ])
})

test('a ledger that cannot be written is told with code, reason and cure', async () => {
  const trouble = () => fault('DATA_WRITE_FAILED', { file: 'galley.sqlite', reason: 'the disk is full' })
  const { ready, checks } = await readiness(kernel, { ...ledger, trouble }, tmpdir(), settings)
  expect(ready).toBe(false)
  expect(checks[0]).toEqual({
    name: 'ledger',
    ok: false,
    detail: 'The ledger galley.sqlite cannot be written: the disk is full.',
    code: 'DATA_WRITE_FAILED',
    hint: 'Make room on the disk and check who may write to the data folder.',
  })
})

import type { PluginRecord } from '@galley/kernel'
import { expect, test } from 'vitest'
import { openSecrets } from '../secrets/open-secrets.ts'
import { checkSecrets } from './check-secrets.ts'

const asks = (name: string, optional?: true): PluginRecord =>
  ({
    name: `@me/${name}`,
    permissions: { secrets: [{ name: name.toUpperCase(), hosts: ['a.org'], header: 'x-key', ...(optional ? { optional } : {}) }] },
  }) as Partial<PluginRecord> as PluginRecord
const plugins = [asks('set'), asks('unset'), asks('short'), asks('unchosen'), asks('free', true)]
const uses = ['set', 'unset', 'short', 'free'].map((name) => ({ plugin: `@me/${name}`, as: 'search', by: 'search' }))

test('a chosen plugin whose key is missing or cannot be used is a problem, and nobody else is', () => {
  const secretOf = openSecrets({ GALLEY_SECRET_SET: '0123456789', GALLEY_SECRET_SHORT: 'x' })
  expect(checkSecrets(plugins, { uses }, secretOf).map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(/^SECRET_MISSING .*@me\/unset needs your key UNSET/),
    expect.stringMatching(/^SECRET_UNUSABLE .*GALLEY_SECRET_SHORT/),
  ])
})

import { createTestHost } from '@galley/sdk/testing'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import plugin from './index.ts'

test('echo answers with its input', async () => {
  const { call } = createTestHost({ manifest: manifest.galley })
  expect(await call(plugin, 'echo', { text: 'hello' })).toEqual({ text: 'hello' })
})

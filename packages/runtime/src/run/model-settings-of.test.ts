import { expect, test } from 'vitest'
import { loadSettings } from '../settings/load-settings.ts'
import { modelSettingsOf } from './model-settings-of.ts'

const timesOf = (modelTimeouts: object): unknown =>
  modelSettingsOf(loadSettings({ file: { text: JSON.stringify({ modelTimeouts }), folder: '/' }, env: {}, defaultRoots: [] }), {}).timeouts

test.each([
  [{}, { firstByteMs: 120_000, totalMs: 300_000 }],
  [{ answerSeconds: 900 }, { firstByteMs: 120_000, totalMs: 900_000 }],
  // A model that may take long to begin may take as long for the whole.
  [{ firstWordSeconds: 600 }, { firstByteMs: 600_000, totalMs: 600_000 }],
])('a model may take the times that the settings name: %j', (given, times) => {
  expect(timesOf(given)).toEqual(times)
})

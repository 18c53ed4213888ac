import type { ModelReason } from '@galley/sdk'
import { expect, test } from 'vitest'
import { tellReason } from './tell-reason.ts'

test.each<[ModelReason, string]>([
  [{ by: 'brief' }, 'named in the brief'],
  [{ by: 'none' }, ''],
  [
    { by: 'server', openness: 'fully-open', licence: 'Apache-2.0', demand: { openness: 'open-source' }, passedOver: ['llama3'] },
    'the first that fits on the configured server; fully-open (Apache-2.0); demanded: at least open-source; passed over: llama3',
  ],
  [
    { by: 'machine', demand: { licence: 'open', onlyLocal: true, maxWattHoursPerMTok: 90 } },
    'found on this machine; demanded: a licence at least open, this machine only, at most 90 Wh for a million tokens',
  ],
  [
    { by: 'none', demand: { openness: 'fully-open' }, passedOver: ['llama3', 'gemma2'] },
    'none was asked for or found; demanded: at least fully-open; passed over: llama3, gemma2',
  ],
  [{ by: 'none', tooSmall: 'smollm2-135m' }, 'smollm2-135m is too small for this role'],
])('%j is told as “%s”', (reason, told) => {
  expect(tellReason(reason)).toBe(told)
})

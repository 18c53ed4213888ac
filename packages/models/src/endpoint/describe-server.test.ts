import { expect, test } from 'vitest'
import { fault, faults } from '../faults.ts'
import { describeServer } from './describe-server.ts'
import type { ModelServer } from './survey-servers.ts'

const server: ModelServer = { url: 'http://127.0.0.1:11434/v1', isConfigured: false, hasKey: false, models: [], unlisted: [], faults: [] }
const values = new Proxy<Record<string, string>>({}, { get: (_, name) => `the ${String(name)}` })

test.each(Object.keys(faults) as (keyof typeof faults)[])('%s of a server is told in words, never by its code', (code) => {
  const words = describeServer({ ...server, faults: [fault(code, values as never)] })
  expect(words).toMatch(/^\S.*[^.]$/)
  expect(words).not.toContain('MODEL_')
})

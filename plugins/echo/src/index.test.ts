import { expect, test } from 'vitest'
import plugin from './index.ts'

/** A host without capabilities: a plugin that asks for no permission gets no more. */
const host = { signal: new AbortController().signal, log: () => undefined, progress: () => undefined }

test('echo answers with its input', () => {
  const input = { text: 'hello' }
  expect(plugin.operations['echo']?.(input as never, host)).toEqual({ text: 'hello' })
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { watchPlugin } from './watch-plugin.ts'

test('a file that no plugin is packed from starts nothing anew, though its answers are written there', async () => {
  const dir = tempFolder()
  const seen: (string | null)[] = []
  const changed = Promise.withResolvers<void>()
  const stop = watchPlugin(dir, (name) => {
    seen.push(name)
    if (name === 'package.json') changed.resolve()
  })
  for (const name of ['answers.txt', 'answers.json', 'index.ts', 'package.json']) writeFileSync(join(dir, name), '{}')
  await changed.promise
  stop()
  expect([...new Set(seen)]).toEqual(['index.ts', 'package.json'])
})

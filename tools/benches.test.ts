import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { benches } from '../bench/benches.ts'

it('the list of benches names every folder that has one, and no other', () => {
  const folders = globSync('*/main.ts', { cwd: join(import.meta.dirname, '..', 'bench') }).map((file) => dirname(file))
  expect(Object.keys(benches).sort()).toEqual(folders.sort())
})

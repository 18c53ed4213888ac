import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, it } from 'vitest'
import { findProject } from './find-project.ts'

function folders(): { readonly top: string; readonly below: string } {
  const top = tempFolder()
  const below = join(top, 'a', 'b')
  mkdirSync(below, { recursive: true })
  return { top, below }
}

it('finds the configuration upwards, else stays in the folder', () => {
  const { top, below } = folders()
  expect(findProject({ cwd: below, env: {} })).toEqual({ dir: below, config: null })
  const config = join(top, 'galley.config.json')
  writeFileSync(config, '{}')
  expect(findProject({ cwd: below, env: {} })).toEqual({ dir: top, config })
  expect(findProject({ cwd: '/', env: { GALLEY_CONFIG: config } })).toEqual({ dir: top, config })
  expect(findProject({ cwd: below, env: { GALLEY_CONFIG: '../../galley.config.json' } })).toEqual({ dir: top, config })
})

it.skipIf(process.getuid?.() !== 0)("passes over another user's configuration above the folder", () => {
  const { top, below } = folders()
  writeFileSync(join(top, 'galley.config.json'), '{}')
  chownSync(join(top, 'galley.config.json'), 12345, 12345)
  expect(findProject({ cwd: below, env: {} })).toEqual({ dir: below, config: null })
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, it } from 'vitest'
import { fileSpec } from './file-spec.ts'
import { kindOfSpec } from './kind-of-spec.ts'
import type { SpecServices } from './spec-kind.ts'

const unused = (): never => {
  throw new Error('a file asks nobody')
}

function project(...files: readonly string[]): SpecServices {
  const projectDir = tempFolder()
  for (const file of files) writeFileSync(join(projectDir, file), file)
  return { projectDir, dataDir: projectDir, env: {}, clock: () => new Date(0), fetch, index: null, safeFetch: unused, registry: unused }
}

it('reads the three files of a release, relative to the project', async () => {
  const services = project('me-x-1.0.0.tgz', 'me-x-1.0.0.tgz.cdx.json', 'me-x-1.0.0.tgz.bundles.jsonl')
  const found = await kindOfSpec('./me-x-1.0.0.tgz').fetch('./me-x-1.0.0.tgz', services)
  expect(found.bundles).toBe('me-x-1.0.0.tgz.bundles.jsonl')
})

it('names the file that is missing', async () => {
  await expect(fileSpec.fetch('me-x-1.0.0.tgz', project('me-x-1.0.0.tgz', 'me-x-1.0.0.tgz.cdx.json'))).rejects.toMatchObject({
    code: 'RELEASE_UNREADABLE',
    message: expect.stringContaining('me-x-1.0.0.tgz.bundles.jsonl') as string,
  })
})

it('finds the newest release beside the one that is installed', async () => {
  const services = project('me-x-1.9.0.tgz', 'me-x-1.10.0.tgz', 'me-x-1.0.0.tgz', 'me-x-y-3.0.0.tgz', 'me-x-2.tgz')
  const installed = { spec: './me-x-1.0.0.tgz', name: '@me/x', version: '1.0.0' }
  expect(await fileSpec.newest(installed, services)).toBe('./me-x-1.10.0.tgz')
  expect(await fileSpec.newest({ ...installed, version: '1.10.0' }, services)).toBeNull()
})

it('refuses what is no spec', () => {
  expect(() => kindOfSpec('rm -rf /')).toThrow(expect.objectContaining({ code: 'SPEC_INVALID' }))
})

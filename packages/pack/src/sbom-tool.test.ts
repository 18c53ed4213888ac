import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { clone, lent } from '../test/make-workspace.ts'
import { readPlugin } from './read-plugin.ts'
import { readSbomLock, type SbomLock } from './sbom-lock.ts'
import { createSbomTool, type SbomPrograms } from './sbom-tool.ts'

const lockOf = (plugin: string): SbomLock => readSbomLock(readPlugin(join(clone, 'plugins', plugin)))
const refused: SbomLock = { direct: { 'not-there': '1.0.0' }, packages: {} }

/** Programs that write a line for each run of the tool. */
function countingRuns(): { readonly programs: SbomPrograms; readonly runs: () => number } {
  const dir = tempFolder()
  const [execPath, log] = [join(dir, 'node'), join(dir, 'log')]
  writeFileSync(execPath, `#!/bin/sh\necho run >> ${log}\nexec ${process.execPath} "$@"\n`, { mode: 0o700 })
  writeFileSync(log, '')
  return { programs: { ...lent, node: { execPath } }, runs: () => readFileSync(log, 'utf8').split('\n').length - 1 }
}

test('locks that agree share a run', async () => {
  const { programs, runs } = countingRuns()
  const locks = [lockOf('document-reader'), lockOf('search-searxng'), lockOf('document-reader')]
  const tool = createSbomTool(programs, locks)
  const [reader, search] = await Promise.all(locks.map((lock, at) => tool(lock, `p${at}`)))
  expect(runs()).toBe(1)
  expect(JSON.stringify(reader)).toContain('pkg:npm/')
  expect(JSON.stringify(search?.['components'])).toBe('[]')
})

test('a lock that fails keeps no other from its document', async () => {
  const { programs, runs } = countingRuns()
  const good = lockOf('document-reader')
  const tool = createSbomTool(programs, [good, refused])
  await expect(tool(refused, 'bad')).rejects.toMatchObject({ code: 'SBOM_FAILED', details: { name: 'bad' } })
  expect(JSON.stringify(await tool(good, 'good'))).toContain('pkg:npm/')
  expect(runs()).toBe(3)
})

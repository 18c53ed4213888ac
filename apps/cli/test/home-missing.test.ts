import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { root } from './journeys/start-galley.ts'

const execute = promisify(execFile)
const program = ['--conditions=galley-source', '--no-warnings', join(root, 'apps', 'cli', 'src', 'main.ts')]

test.runIf(process.platform === 'linux')('a home folder that is not there and cannot be made holds nothing up', async () => {
  const env: NodeJS.ProcessEnv = { ...process.env, HOME: '/proc/nobody' }
  delete env['XDG_CACHE_HOME']
  const { stdout } = await execute(process.execPath, [...program, 'check', 'npm:express'], { env, timeout: 20_000 })
  expect(stdout).toContain('npm:express')
})

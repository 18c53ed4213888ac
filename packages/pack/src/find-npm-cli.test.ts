import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findNpmCli } from './find-npm-cli.ts'

const npmCli = join(import.meta.dirname, '..', '..', '..', 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')
const nowhere = join('/', 'nowhere', 'bin', 'node')

test('npm is the one that called us, or the one in PATH', () => {
  expect(existsSync(npmCli)).toBe(true)
  expect(findNpmCli({ execPath: nowhere, env: { npm_execpath: npmCli } })).toBe(npmCli)
  expect(() => findNpmCli({ execPath: nowhere, env: { npm_execpath: npmCli.replace('npm-cli', 'pnpm') } })).toThrow('no npm')
  expect(() => findNpmCli({ execPath: nowhere, env: { PATH: dirname(nowhere) } })).toThrow(expect.objectContaining({ code: 'NPM_MISSING' }))
})

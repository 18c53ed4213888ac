import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { describeInCi } from './describe-in-ci.ts'

// Here the package that the pages install is this clone; in the slow tier it is the packed one.

const folder = mkdtempSync(join(tmpdir(), 'galley-'))
const bin = join(folder, 'node_modules', '.bin')
const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
mkdirSync(bin, { recursive: true })
writeFileSync(join(bin, 'galley-audit'), `#!/bin/sh\nexec '${process.execPath}' --conditions=galley-source '${main}' "$@"\n`)
chmodSync(join(bin, 'galley-audit'), 0o755)
afterAll(() => rmSync(folder, { recursive: true }))

describeInCi('the audit in CI', () => ({ installed: folder, node: process.execPath }))

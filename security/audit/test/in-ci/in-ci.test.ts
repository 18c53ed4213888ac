import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { describeInCi } from './describe-in-ci.ts'

// Here the package that the pages install is this clone; in the slow tier it is the packed one.

const folder = tempFolder()
const bin = join(folder, 'node_modules', '.bin')
const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
mkdirSync(bin, { recursive: true })
writeFileSync(join(bin, 'galley-audit'), `#!/bin/sh\nexec '${process.execPath}' --conditions=galley-source '${main}' "$@"\n`)
chmodSync(join(bin, 'galley-audit'), 0o755)

describeInCi('the audit in CI', () => ({ installed: folder, node: process.execPath }))

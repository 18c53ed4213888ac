import * as fs from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'

/** A program that answers as osv-scanner, or does not: `scan` is the body of a function of the packages it was given. */
export function fakeScanner(scan: string, { version = '2.6.0', name = 'osv-scanner', folder = tempFolder() } = {}): string {
  const file = join(folder, name)
  const code = `#!${process.execPath}
const fs = require('node:fs')
const args = process.argv.slice(2)
if (args[0] === '--version') { console.log('osv-scanner version: ${version}'); process.exit(0) }
const inputs = args.flatMap((arg, index) => (args[index - 1] === '--lockfile' ? [arg.split(/:(.*)/s)] : []))
const packages = inputs.flatMap(([parser, path]) => parser === 'osv-scanner'
  ? JSON.parse(fs.readFileSync(path, 'utf8')).results[0].packages.map((entry) => entry.package)
  : [{ name: 'galley-self-test-hidden', version: '1.0.0', ecosystem: 'npm' }])
const selfTest = packages.some(({ name }) => name === 'galley-self-test')
const answer = (hit, kept = packages) => {
  const all = kept.map((item) => ({ package: item, vulnerabilities: hit(item).map((id) => ({ id })) }))
  console.log(JSON.stringify({ results: [{ packages: all }] }))
  process.exit(all.some(({ vulnerabilities }) => vulnerabilities.length > 0) ? 1 : 0)
}
if (selfTest && !${String(scan.includes('IN SELF-TEST'))}) answer(({ name, version }) => (name.startsWith('galley-self-test') && version === '1.0.0' ? ['GALLEY-SELF-TEST-1'] : []))
else { ${scan} }
`
  fs.writeFileSync(file, code, { mode: 0o755 })
  return file
}

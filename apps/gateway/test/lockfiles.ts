import { createHash } from 'node:crypto'
import type { AuditedFile } from '../src/index.ts'

/** A hash of its own for each name: no archive is two packages. */
const integrityOf = (name: string): string => `sha512-${createHash('sha512').update(name).digest('base64')}`

/** A package-lock.json of some packages, as npm writes it. */
export function npmLock(...names: readonly string[]): AuditedFile {
  const dependencies = Object.fromEntries(names.map((name) => [name, '1.0.0']))
  const locked = (name: string): object => ({
    version: '1.0.0',
    resolved: `https://registry.npmjs.org/${name}/-/${name}-1.0.0.tgz`,
    integrity: integrityOf(name),
  })
  const packages = Object.fromEntries(names.map((name) => [`node_modules/${name}`, locked(name)]))
  const text = JSON.stringify({ name: 'demo', lockfileVersion: 3, packages: { '': { name: 'demo', dependencies }, ...packages } }, null, 2)
  return { name: 'package-lock.json', text }
}

/** A pnpm-lock.yaml that holds react and nothing else. */
export const pnpmLock: AuditedFile = {
  name: 'pnpm-lock.yaml',
  text: `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      react:
        specifier: 19.2.0
        version: 19.2.0

packages:

  react@19.2.0:
    resolution: {integrity: ${integrityOf('react')}}

snapshots:

  react@19.2.0: {}
`,
}

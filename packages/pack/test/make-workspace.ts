import { mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkSchemaStrictly } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { createKey, createSigner, type Signer } from '@galley/trust'

/** The clone that these tests run in. */
export const clone = join(import.meta.dirname, '..', '..', '..')

let last: Promise<unknown> = Promise.resolve()

/** One task at a time in this process, whatever the file: the runtime lends a lock that holds between processes as well. */
function exclusively<T>(_file: string, task: () => Promise<T>): Promise<T> {
  const next = last.then(task)
  last = next.catch(() => undefined)
  return next
}

/** The programs and the schema checker that packing needs, as the runtime hands them in. */
export const lent = {
  checkSchema: checkSchemaStrictly,
  exclusively,
  node: { execPath: process.execPath },
  npmCli: join(clone, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  env: process.env,
}

/** A workspace of its own: a package `@t/words`, and the plugins `@t/alpha` (bundles words and fflate) and `@t/beta` (nothing). */
export interface Workspace {
  readonly root: string
  readonly alpha: string
  readonly beta: string
  readonly write: (path: string, text: string) => void
  readonly read: (path: string) => string
}

/** Makes it in a temporary folder. */
export function makeWorkspace(): Workspace {
  const root = tempFolder()
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const link = (path: string, target: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    symlinkSync(target, join(root, path), 'junction')
  }
  const words = {
    name: '@t/words',
    version: '0.2.0',
    license: 'MIT',
    type: 'module',
    exports: { '.': { 'galley-source': './src/index.ts', default: './dist/index.js' } },
  }
  write('packages/words/package.json', JSON.stringify(words))
  write(
    'packages/words/src/index.ts',
    "export const shout = (text: string): string => text.toUpperCase()\nexport const unused = 'never bundled'\n",
  )
  write('plugins/alpha/package.json', manifest('@t/alpha', { '@t/words': 'workspace:*', fflate: '0.8.3' }))
  write('plugins/alpha/src/index.ts', alphaSource)
  write('plugins/alpha/src/index.test.ts', 'throw new Error("a test is not packed")\n')
  write('plugins/alpha/README.md', '# alpha\n')
  write('plugins/alpha/sbom.lock.json', lockOf('fflate'))
  link('plugins/alpha/node_modules/@t/words', join(root, 'packages', 'words'))
  link('plugins/alpha/node_modules/fflate', realpathSync(join(reader, 'node_modules', 'fflate')))
  write('plugins/beta/package.json', manifest('@t/beta', {}))
  write('plugins/beta/src/index.ts', 'export default { operations: { echo: (input: unknown) => input } }\n')
  write('plugins/beta/sbom.lock.json', '{"lockfileVersion":3,"packages":{"":{}}}')
  return {
    root,
    alpha: join(root, 'plugins', 'alpha'),
    beta: join(root, 'plugins', 'beta'),
    write,
    read: (path) => readFileSync(join(root, path), 'utf8'),
  }
}

/** A signer with a key of its own. */
export function newSigner(): Signer {
  return createSigner(createKey())
}

/** A plugin of this clone that bundles packages of a registry. */
const reader = join(clone, 'plugins', 'document-reader')

/** Lock of one of its packages, as npm wrote it, and of nothing else. */
function lockOf(name: string): string {
  const { lockfileVersion, packages } = JSON.parse(readFileSync(join(reader, 'sbom.lock.json'), 'utf8')) as {
    readonly lockfileVersion: number
    readonly packages: Readonly<Record<string, { readonly version?: string }>>
  }
  const place = `node_modules/${name}`
  const found = packages[place]
  return JSON.stringify({ lockfileVersion, packages: { '': { dependencies: { [name]: found?.version } }, [place]: found } }, null, 2)
}

const alphaSource = `import { strToU8 } from 'fflate'
import { shout } from '@t/words'
export default { operations: { search: (text: string) => [...strToU8(shout(text))].slice(text.length) } }
`

function manifest(name: string, dependencies: Readonly<Record<string, string>>): string {
  const galley = { schemaVersion: 1, main: 'src/index.ts', kind: 'tool', provides: ['search'], permissions: {} }
  return JSON.stringify({
    name,
    version: '1.0.0',
    description: 'for a test',
    license: 'MIT',
    scripts: { postinstall: 'rm' },
    dependencies,
    galley,
  })
}

import type { BlindSpot, ParsedLockfile } from '../../parsed-lockfile.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { isArchive, readNpmSource } from '../read/read-npm-source.ts'
import { isExactVersion } from '../read/is-exact-version.ts'
import { readJson } from '../read/read-json.ts'
import { entriesOf, fieldOf, textAt, textOf, type TreeEntry } from '../read/tree.ts'
import { countPackageJson } from './count-package-json.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

const fields = ['dependencies', 'optionalDependencies', 'devDependencies'] as const

/** A package.json where there is no lock: names are known, versions only where they are exact, and what those need is not known at all. */
export const packageJsonFormat: LockfileFormat = {
  id: 'package-json',
  matches: (name) => name === 'package.json',
  claims: () => false,
  parse,
  count: countPackageJson,
}

function parse(text: string, file: string): ParsedLockfile {
  const { tree, blindSpots: problems } = readJson(text)
  if (tree?.kind !== 'map')
    return { packages: [], roots: [], blindSpots: problems.length > 0 ? problems : [{ line: 1, what: 'this is no package.json' }] }
  const asked = fields.flatMap((field) => entriesOf(fieldOf(tree, field)).map((entry) => ({ entry, dev: field === 'devDependencies' })))
  const entries = asked.flatMap(({ entry, dev }) => toEntry(entry, dev) ?? [])
  const blindSpots: BlindSpot[] =
    asked.length === 0
      ? []
      : [
          {
            line: asked[0]?.entry.line ?? 1,
            what: `${asked.length} dependencies without a lock: which versions will be installed, and what those need, is not known`,
            cure: `Make a lockfile and commit it: ${lockCommand(textAt(tree, 'packageManager'))}.`,
          },
        ]
  const starts = entries.map(({ id, dev }) => ({ id, root: '.', dev: dev ?? false }))
  const roots = [{ name: textAt(tree, 'name') ?? '.', folder: '.', line: tree.line }]
  return { packages: assemblePackages({ ecosystem: 'npm', file }, entries, { starts, next: () => [] }), roots, blindSpots }
}

function lockCommand(manager = ''): string {
  if (manager.startsWith('pnpm')) return 'pnpm install --lockfile-only'
  if (manager.startsWith('yarn')) return 'yarn install'
  return manager.startsWith('bun') ? 'bun install --lockfile-only' : 'npm install --package-lock-only'
}

/** Undefined for a folder of the project's own. */
function toEntry({ key, line, value }: TreeEntry, dev: boolean): LockfileEntry | undefined {
  const range = textOf(value) ?? ''
  if (/^(?:workspace|link|portal):/.test(range)) return undefined
  if (/^(?:file:|\.{1,2}\/|\/|~\/)/.test(range) && !isArchive(range)) return undefined
  const { real, wanted = range } = /^npm:(?<real>(?:@[^/@]+\/)?[^/@]+)(?:@(?<wanted>.*))?$/.exec(range)?.groups ?? {}
  const isAddress = /^(?:[a-z+]+:|git@|[\w.-]+\/[\w.-]+(?:#|$))/i.test(wanted) && !wanted.startsWith('catalog:')
  const name = real ?? key
  return {
    id: `${key} ${line}`,
    name,
    version: isExactVersion(wanted) ? wanted : '',
    line,
    dev,
    integrity: [],
    source: isAddress ? addressSource(wanted) : { kind: 'registry' },
    ...(name === key ? {} : { alias: key }),
  }
}

function addressSource(address: string): LockfileEntry['source'] {
  const source = readNpmSource(/^[\w.-]+\//.test(address) && !address.includes(':') ? `github:${address}` : address)
  return source.kind === 'registry' ? { kind: 'tarball', url: address } : source
}

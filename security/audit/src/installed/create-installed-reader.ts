import { valid } from 'semver'
import type { LockedPackage } from '../locked-package.ts'
import type { ReadSibling } from '../parsed-lockfile.ts'
import { siblingFile } from '../sibling-file.ts'

/** The facts of a package's own manifest that not every lockfile records. */
export interface ManifestFacts {
  /** It runs code when it is installed: a script, or a native build without one. */
  readonly runsCode: boolean
  /** Commands that it puts on the path of scripts. */
  readonly commands: readonly string[]
}

/** A folder of a package manager's with one folder for each package: the place of the package in it, and the name's ending in its own. */
const stores: readonly (readonly [store: string, spell: (name: string, version: string) => string, inner: (name: string) => string])[] = [
  ['node_modules/.pnpm', (name, version) => `${name.replace('/', '+')}@${version}`, (name) => `node_modules/${name}`],
  ['.yarn/unplugged', (name, version) => `${name.replace('/', '-')}-npm-${version}-`, (name) => `node_modules/${name}`],
  ['node_modules/.store', (name, version) => `${name.replace('/', '-')}-npm-${version}-`, () => 'package'],
]

/**
 * Reads the manifests of what is installed beside a lockfile: `node_modules`, also nested, pnpm's and yarn's stores. One that is not of the
 * locked version says nothing of it: the reader answers null, as for what is not installed.
 */
export function createInstalledReader(readText: ReadSibling, lockfile: string): (locked: LockedPackage) => ManifestFacts | null {
  const folders = new Map<string, readonly string[]>()
  const foldersOf = (store: string): readonly string[] => {
    const found = folders.get(store) ?? readText.list?.(siblingFile(lockfile, store)) ?? []
    folders.set(store, found)
    return found
  }
  return (locked) => {
    const { name, alias = name, version, path } = locked
    if (valid(version) === null || !/^(?:@[\w.~-]+\/)?[\w.~!'()*-]+$/.test(alias)) return null
    const nested = path.slice(0, -1).map((parent) => `node_modules/${parent}/node_modules/${alias}`)
    const stored = stores.flatMap(([store, spell, inner]) =>
      foldersOf(store)
        .filter((folder) => isFolderOf(folder, spell(name, version)))
        .map((folder) => `${store}/${folder}/${inner(name)}`),
    )
    for (const place of [`node_modules/${alias}`, ...nested, ...stored]) {
      const facts = readManifestFacts((file) => readText(siblingFile(lockfile, `${place}/${file}`)), locked)
      if (facts !== null) return facts
    }
    return null
  }
}

/** pnpm adds peers behind `_` or `(`, yarn a digest. */
function isFolderOf(folder: string, spelt: string): boolean {
  return folder.startsWith(spelt) && (spelt.endsWith('-') || /^(?:$|[_(])/.test(folder.slice(spelt.length)))
}

function readManifestFacts(textOf: (file: string) => string | null, { name, version, source }: LockedPackage): ManifestFacts | null {
  const manifest = parseObject(textOf('package.json'))
  if (manifest === null || manifest['name'] !== name || manifest['version'] !== version) return null
  const scripts = parts(manifest['scripts'])
  // What is taken from a repository is built first.
  const hooks = ['preinstall', 'install', 'postinstall', ...(source.kind === 'git' ? ['prepare'] : [])]
  const { bin } = manifest
  return {
    runsCode: hooks.some((hook) => typeof scripts[hook] === 'string') || textOf('binding.gyp') !== null,
    commands: typeof bin === 'string' ? [name.slice(name.lastIndexOf('/') + 1)] : Object.keys(parts(bin)),
  }
}

function parseObject(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    return text === null ? null : parts(JSON.parse(text))
  } catch {
    return null
  }
}

const parts = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

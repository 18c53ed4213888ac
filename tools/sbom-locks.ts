// Writes each plugin's sbom.lock.json: an npm lock of what it bundles from outside, in exactly the versions of
// pnpm-lock.yaml. `npm run fix` runs it; only a lock that no longer agrees is made again (that needs a registry).
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { compareSbomLock, registry, type NpmLock } from './compare-sbom-lock.ts'
import { collectLockedPackages, type LockedPackages, type PnpmLock } from './collect-locked-packages.ts'

const root = join(import.meta.dirname, '..')
const pnpmLock = parse(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')) as PnpmLock
const made = new Map<string, NpmLock>()

for (const folder of readdirSync(join(root, 'plugins')).sort()) {
  const dir = join(root, 'plugins', folder)
  if (!existsSync(join(dir, 'package.json'))) continue
  const { name } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { name: string }
  const expected = collectLockedPackages(pnpmLock, `plugins/${folder}`)
  const file = join(dir, 'sbom.lock.json')
  if (existsSync(file) && compareSbomLock(JSON.parse(readFileSync(file, 'utf8')) as NpmLock, name, expected).length === 0) continue
  const key = JSON.stringify([...expected.all])
  const lock = made.get(key) ?? resolve(expected)
  made.set(key, lock)
  writeFileSync(file, `${JSON.stringify(nameLock(lock, name, expected), null, 2)}\n`)
  process.stderr.write(`plugins/${folder}/sbom.lock.json: ${expected.all.size} packages\n`)
}

/** Asks npm for the lock of exactly these packages. */
function resolve(expected: LockedPackages): NpmLock {
  if (expected.all.size === 0) return { lockfileVersion: 3, packages: {} }
  const dir = mkdtempSync(join(tmpdir(), 'galley-'))
  try {
    const manifest = { name: 'sbom-lock', private: true, dependencies: expected.direct, overrides: pinVersions(expected) }
    writeFileSync(join(dir, 'package.json'), JSON.stringify(manifest))
    const npm = join(root, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')
    const words = [
      'install',
      '--package-lock-only',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--omit-lockfile-registry-resolved=false',
    ]
    execFileSync(process.execPath, [npm, ...words], { cwd: dir, stdio: ['ignore', 2, 2] })
    return JSON.parse(readFileSync(join(dir, 'package-lock.json'), 'utf8')) as NpmLock
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Pins every version under its parent: a package may be there in two versions. */
function pinVersions({ all, direct }: LockedPackages): object {
  const rules = [...all.values()].map(({ name, version, dependencies }) => {
    const below = dependencies.map((id) => [id.slice(0, id.lastIndexOf('@')), id.slice(id.lastIndexOf('@') + 1)] as const)
    return [direct[name] === version ? name : `${name}@${version}`, Object.fromEntries([['.', version], ...below])] as const
  })
  return Object.fromEntries(rules)
}

/** Writes the lock under the plugin's own name, with every package at the public registry's address. */
function nameLock(lock: NpmLock, name: string, expected: LockedPackages): NpmLock {
  const { '': _root, ...rest } = lock.packages ?? {}
  // npm lists optional packages that pnpm was told to leave out.
  const wanted = Object.entries(rest).filter(
    ([path, { optional, version }]) => !(optional === true && !expected.all.has(`${nameAt(path)}@${version}`)),
  )
  const moved = wanted.map(([path, entry]) => {
    const short = nameAt(path)
    return [path, { ...entry, resolved: `${registry}${short}/-/${short.slice(short.indexOf('/') + 1)}-${entry.version}.tgz` }] as const
  })
  const packages = { '': { name, dependencies: expected.direct }, ...Object.fromEntries(moved) }
  const done: NpmLock = { name, lockfileVersion: 3, requires: true, packages } as NpmLock
  const wrong = compareSbomLock(done, name, expected)
  if (wrong.length > 0) throw new Error(`npm resolved other packages for ${name} than pnpm: ${wrong.join('; ')}`)
  return done
}

function nameAt(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 13)
}

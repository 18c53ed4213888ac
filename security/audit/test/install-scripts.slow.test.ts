import { createHash } from 'node:crypto'
import fs, { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { isFault } from '@galley/fault'
import { tempFolder } from '@galley/testkit/vitest'
import { packTar } from 'modern-tar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createScriptsCheck } from '../src/checks/scripts.ts'
import { defaultPolicy } from '../src/policy/audit-policy.ts'
import { readLockfiles } from '../src/read-lockfiles.ts'
import { readRegistries } from '../src/registry/registries.ts'
import { createMemoryCache } from '../src/registry/registry-cache.ts'
import { createRegistryClient } from '../src/registry/registry-client.ts'
import { findManager } from './managers/find-manager.ts'
import type { ManagerName } from './managers/manager-pins.ts'

// Real package managers install a package whose script leaves a mark, from a registry on this machine: the check must name the package
// where the mark was left, and must not where it was not, from what is installed and, when that is gone, from the registry.

/** The settings of a project: files beside its manifest, and what its manifest has more. */
interface Row {
  readonly title: string
  readonly manager: ManagerName
  /** The script runs. */
  readonly runs: boolean
  readonly files?: Readonly<Record<string, string>>
  readonly manifest?: object
  /** The name of the package; `esbuild` is one that bun trusts by itself. */
  readonly name?: string
}

const rows: readonly Row[] = [
  { title: 'npm runs it', runs: true, manager: 'npm' },
  { title: 'npm heeds ignore-scripts', runs: false, manager: 'npm', files: { '.npmrc': 'ignore-scripts=true\n' } },
  { title: 'pnpm 10 does not run it', runs: false, manager: 'pnpm-10' },
  { title: 'pnpm 10 runs what is listed', runs: true, manager: 'pnpm-10', manifest: { pnpm: { onlyBuiltDependencies: ['marker'] } } },
  { title: 'pnpm 10 runs what no list refuses', runs: true, manager: 'pnpm-10', manifest: { pnpm: { neverBuiltDependencies: ['other'] } } },
  {
    title: 'pnpm 10 heeds .npmrc',
    runs: false,
    manager: 'pnpm-10',
    files: { '.npmrc': 'ignore-scripts=true\n', 'pnpm-workspace.yaml': 'dangerouslyAllowAllBuilds: true\n' },
  },
  { title: 'pnpm 12 does not run it', runs: false, manager: 'pnpm' },
  {
    title: 'pnpm 12 runs what is allowed',
    runs: true,
    manager: 'pnpm',
    files: { 'pnpm-workspace.yaml': 'allowBuilds:\n  marker: true\n' },
  },
  {
    title: 'pnpm 12 does not run what is refused',
    runs: false,
    manager: 'pnpm',
    files: { 'pnpm-workspace.yaml': 'allowBuilds:\n  marker: false\n' },
  },
  {
    title: 'pnpm 12 heeds its own ignoreScripts',
    runs: false,
    manager: 'pnpm',
    files: { 'pnpm-workspace.yaml': 'ignoreScripts: true\ndangerouslyAllowAllBuilds: true\n' },
  },
  { title: 'yarn 1 runs it', runs: true, manager: 'yarn-classic' },
  { title: 'yarn 1 does not heed .npmrc', runs: true, manager: 'yarn-classic', files: { '.npmrc': 'ignore-scripts=true\n' } },
  { title: 'yarn 1 heeds .yarnrc', runs: false, manager: 'yarn-classic', files: { '.yarnrc': '--install.ignore-scripts true\n' } },
  { title: 'yarn 4.18 does not run it', runs: false, manager: 'yarn-berry' },
  {
    title: 'yarn 4.18 runs it with enableScripts',
    runs: true,
    manager: 'yarn-berry',
    files: { '.yarnrc.yml': 'enableScripts: true\nnodeLinker: node-modules\n' },
  },
  { title: 'yarn 4.18 runs what is built', runs: true, manager: 'yarn-berry', manifest: { dependenciesMeta: { marker: { built: true } } } },
  {
    title: 'yarn 4.18 does not run what is not built',
    runs: false,
    manager: 'yarn-berry',
    files: { '.yarnrc.yml': 'enableScripts: true\n' },
    manifest: { dependenciesMeta: { marker: { built: false } } },
  },
  { title: 'bun does not run it', runs: false, manager: 'bun' },
  { title: 'bun runs what is trusted', runs: true, manager: 'bun', manifest: { trustedDependencies: ['marker'] } },
  { title: 'bun runs what it trusts by itself', runs: true, manager: 'bun', name: 'esbuild' },
  {
    title: 'bun trusts nothing by itself beside a list',
    runs: false,
    manager: 'bun',
    name: 'esbuild',
    manifest: { trustedDependencies: [] },
  },
  {
    title: 'bun heeds ignoreScripts',
    runs: false,
    manager: 'bun',
    files: { 'bunfig.toml': '[install]\nignoreScripts = true\n' },
    manifest: { trustedDependencies: ['marker'] },
  },
]

const versionOf: Partial<Record<ManagerName, string>> = { pnpm: 'pnpm@12.4.2', 'pnpm-10': 'pnpm@10.34.8', 'yarn-berry': 'yarn@4.18.1' }
const script = `require('fs').writeFileSync(process.env.GALLEY_MARK, 'ran')`

const archives = new Map<string, Buffer>()
const server = createServer(({ url = '' }, response) => {
  const { pathname } = new URL(url, 'http://x')
  const name = pathname.split('/')[1] ?? ''
  const archive = archives.get(name)
  if (archive === undefined) response.writeHead(404).end()
  else response.end(pathname.endsWith('.tgz') ? archive : documentOf(name, archive))
})
const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

/** The registry's document of a package with one version. */
function documentOf(name: string, archive: Buffer): string {
  const dist = {
    tarball: `${address()}/${name}/-/${name}-1.0.0.tgz`,
    integrity: `sha512-${createHash('sha512').update(archive).digest('base64')}`,
    shasum: createHash('sha1').update(archive).digest('hex'),
  }
  const version = { name, version: '1.0.0', scripts: { postinstall: 'node install.js' }, hasInstallScript: true, dist }
  const time = { created: '2020-01-01T00:00:00Z', modified: '2020-01-01T00:00:00Z', '1.0.0': '2020-01-01T00:00:00Z' }
  return JSON.stringify({ name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version }, time })
}

beforeAll(async () => {
  for (const name of ['marker', 'esbuild']) {
    const manifest = JSON.stringify({ name, version: '1.0.0', scripts: { postinstall: 'node install.js' } })
    const files = Object.entries({ 'package/package.json': manifest, 'package/install.js': script })
    const entries = files.map(([file, body]) => ({ header: { name: file, size: Buffer.byteLength(body), type: 'file' as const }, body }))
    archives.set(name, gzipSync(await packTar(entries)))
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => void server.close())

/** The way to the registry of this test, by the names that each manager knows, and no other way. */
const environment = (mark: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => /proxy/i.test(name))
      .map((name) => [name, undefined]),
  ),
  GALLEY_MARK: mark,
  NPM_CONFIG_REGISTRY: address(),
  npm_config_registry: address(),
  PNPM_CONFIG_REGISTRY: address(),
  BUN_CONFIG_REGISTRY: address(),
  YARN_REGISTRY: address(),
  YARN_NPM_REGISTRY_SERVER: address(),
  YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
  YARN_ENABLE_SCRIPTS: undefined,
  // yarn keeps the addresses of archives, and the port is another one each time.
  YARN_GLOBAL_FOLDER: join(dirname(mark), 'yarn'),
  NPM_CONFIG_IGNORE_SCRIPTS: undefined,
  PNPM_CONFIG_IGNORE_SCRIPTS: undefined,
  // What a script did in another project counts as done otherwise.
  NPM_CONFIG_SIDE_EFFECTS_CACHE: 'false',
  PNPM_CONFIG_SIDE_EFFECTS_CACHE: 'false',
})

/** The findings of the check, or the fault that says that it could not be made. */
async function findScripts(cwd: string, online: boolean): Promise<readonly string[]> {
  const source = await readLockfiles({ fs, cwd, paths: ['.'], exclude: ['node_modules', '.yarn'].map((name) => join(cwd, name)) })
  const clock = (): Date => new Date()
  const registries = readRegistries({ projectNpmrc: `registry=${address()}/`, userNpmrc: null, pipConf: null, env: {} })
  const client = online ? createRegistryClient({ fetch, clock, cache: createMemoryCache(), registries }) : null
  const packages = source.files.flatMap(({ parsed }) => parsed.packages)
  try {
    const context = { packages, files: source.files, policy: defaultPolicy, readText: source.readText, clock }
    return (await createScriptsCheck(client).run(context)).map(({ code }) => code)
  } catch (error) {
    if (!isFault(error)) throw error
    return [error.code]
  }
}

describe.for(['npm', 'pnpm-10', 'pnpm', 'yarn-classic', 'yarn-berry', 'bun'] as const)('%s', async (managerName) => {
  const manager = await findManager(managerName)

  test.skipIf(manager === null).for(rows.filter((row) => row.manager === managerName))(
    '$title',
    async ({ files = {}, manifest = {}, name = 'marker', runs }) => {
      const cwd = tempFolder()
      const pinned = versionOf[managerName]
      const own = {
        name: 'app',
        version: '1.0.0',
        ...(pinned === undefined ? {} : { packageManager: pinned }),
        dependencies: { [name]: '1.0.0' },
      }
      for (const [file, text] of Object.entries({
        'package.json': JSON.stringify({ ...own, ...manifest }),
        ...(managerName === 'yarn-berry' ? { 'yarn.lock': '' } : {}),
        ...files,
      }))
        writeFileSync(join(cwd, file), text)
      const mark = join(cwd, 'mark')
      const { stdout, stderr } = await manager!.run(['install'], { cwd, env: environment(mark) })
      expect(existsSync(mark), stdout + stderr).toBe(runs)
      const lock = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'].find((file) => existsSync(join(cwd, file)))
      expect(readFileSync(join(cwd, lock ?? ''), 'utf8'), stdout + stderr).toContain(name)
      const expected = runs ? ['install-script'] : []
      expect(await findScripts(cwd, false)).toEqual(expected)
      for (const store of ['node_modules', '.yarn']) rmSync(join(cwd, store), { recursive: true, force: true })
      expect(await findScripts(cwd, true)).toEqual(expected)
      // npm records it; of the others nothing is known any more, where it would run.
      if (managerName !== 'npm') expect(await findScripts(cwd, false)).toEqual(runs ? ['MANIFESTS_MISSING'] : [])
    },
  )
})

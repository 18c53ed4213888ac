import { createHash } from 'node:crypto'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findOldNode } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, test } from 'vitest'

// The program as npm installs it: built and packed here, installed into a folder that has nothing to do with this clone.

const root = join(import.meta.dirname, '../../..')
const folder = tempFolder()
const env = {
  ...process.env,
  HOME: join(folder, 'home'),
  GALLEY_DATA: join(folder, 'data'),
  NO_COLOR: '1',
  GALLEY_MODEL_URL: '',
  CI: '1',
  GALLEY_CWD: undefined,
}
const npm = [
  join(root, 'tools/node_modules/npm/bin/npm-cli.js'),
  'install',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--fetch-retries=1',
]

const oldNode = findOldNode(24)

function install(): boolean {
  execFileSync(process.execPath, ['--conditions=galley-source', join(root, 'tools/release/galley/build-galley.ts')], { cwd: root })
  const [tarball = ''] = globSync('galley-[0-9]*.tgz', { cwd: join(root, '.cache/packages') })
  // A user's project may be a workspace of pnpm: Galley must not take it for its own clone.
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), 'packages: []\n')
  writeFileSync(join(folder, 'package.json'), '{ "name": "a-project", "private": true }\n')
  const { status, stderr } = spawnSync(process.execPath, [...npm, join(root, '.cache/packages', tarball)], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) process.stderr.write(`SKIPPED: the package galley cannot be installed here: ${stderr.slice(-400)}\n`)
  return status === 0
}

const galley = (...args: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
  spawnSync(process.execPath, [join(folder, 'node_modules/galley/dist/main.js'), ...args], { cwd: folder, env, encoding: 'utf8' })

describe.skipIf(!install())('galley from its tarball', () => {
  test('starts, and writes the first draft with the plugins it brings along', async () => {
    const child = spawn(process.execPath, [join(folder, 'node_modules/galley/dist/main.js'), 'start', '--port', '0'], { cwd: folder, env })
    try {
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
      const { value: draft } = await lines.next()
      expect(readFileSync(draft as string, 'utf8')).toMatch(/## Sources\n/)
      const { value: link } = await lines.next()
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?ticket=/)
      // Its thread brings what was written from the WAL into the file, long before there is much of it.
      await expect.poll(() => statSync(join(folder, 'data/galley.sqlite')).size, { timeout: 10_000 }).toBeGreaterThan(100_000)
      for (const module of globSync('*.ts', { cwd: join(root, 'apps/gateway/src/assets/client') }))
        expect((await fetch(new URL(`/assets/${module.replace(/ts$/, 'js')}`, link as string))).status, module).toBe(200)
    } finally {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('close', resolve))
    }
  })

  test('names the key that signed its plugins, and that nobody built them here', () => {
    const { status, stdout } = galley('plugin', 'list', '--json')
    const { plugins } = JSON.parse(stdout) as { readonly plugins: readonly Record<string, unknown>[] }
    expect(plugins).toHaveLength(12)
    for (const plugin of plugins) expect(plugin).toMatchObject({ state: 'verified', author: 'local-build', builtHere: false })
    expect(status).toBe(0)
    expect(galley('plugin', 'repack', 'echo')).toMatchObject({ status: 2, stderr: expect.stringContaining('[NOT_IN_A_CLONE]') as string })
  })

  test('speaks MCP, and scores a text in a thread of its own', async () => {
    const child = spawn(process.execPath, [join(folder, 'node_modules/galley/dist/main.js'), 'mcp'], { cwd: folder, env })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const ask = async (method: string, params: object): Promise<unknown> => {
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })}\n`)
      return JSON.parse((await lines.next()).value as string)
    }
    const clientInfo = { name: 'test', version: '1' }
    expect(await ask('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo })).toMatchObject({
      result: { protocolVersion: '2025-11-25', serverInfo: { name: 'galley' } },
    })
    expect(await ask('tools/call', { name: 'score_text', arguments: { text: '# Bees\n\nBees make honey.' } })).toMatchObject({
      result: { structuredContent: { schema: 'galley.score/1' } },
    })
    child.stdin.end()
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  })

  test('judges one name without loading what reads flags, starts programs or unpacks', () => {
    const tell = 'data:text/javascript,process.on("exit",()=>console.error(JSON.stringify(process.moduleLoadList)))'
    const main = join(folder, 'node_modules/galley/dist/main.js')
    const heavy = (...args: string[]): readonly string[] => {
      const { stderr } = spawnSync(process.execPath, ['--import', tell, main, ...args], { cwd: folder, env, encoding: 'utf8' })
      return (JSON.parse(stderr) as string[]).filter((name) => /^NativeModule (?:zlib|child_process)$/.test(name))
    }
    expect(heavy('check', 'npm:a-name-that-nobody-knows')).toEqual([])
    // What reads flags can start programs, too.
    expect(heavy('check', 'npm:a-name-that-nobody-knows', '--json')).toEqual(['NativeModule child_process'])
  })

  test.each(['tool', 'agent'])('begins a new %s from the templates that it brings along', (kind) => {
    expect(galley('plugin', 'new', kind, `@me/a-${kind}`)).toMatchObject({ status: 0, stdout: `${join(folder, `a-${kind}`)}\n` })
    expect(globSync('**/*', { cwd: join(folder, `a-${kind}`) })).toEqual(
      expect.arrayContaining(['package.json', 'src/index.ts', 'src/index.test.ts']),
    )
  })

  test('passes its own audit, and takes 104 MB at most', () => {
    expect(galley('audit', '.', '--offline', '--only', 'names,sources,integrity,scripts,licences')).toMatchObject({ status: 0 })
    const files = globSync('node_modules/**', { cwd: folder }).map((path) => statSync(join(folder, path)))
    expect(files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)).toBeLessThan(104e6)
  })

  test.runIf(oldNode !== null)('says to an old Node that it is too old', () => {
    const main = join(folder, 'node_modules/galley/dist/main.js')
    expect(spawnSync(oldNode ?? '', [main, '--version'], { cwd: folder, env, encoding: 'utf8' })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^galley: Node \S+ is too old for Galley\. \[NODE_TOO_OLD\]\n {2}Use Node/) as string,
    })
  })

  test('refuses a plugin of which a byte was changed, and that one alone', () => {
    // One that is loaded: the package brings along others, which settings have to name.
    const [first] = (JSON.parse(galley('plugin', 'list', '--json').stdout) as { readonly plugins: readonly { digest: string }[] }).plugins
    const isFirst = (path: string): boolean =>
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex') === first?.digest
    const tarball = globSync('node_modules/galley/plugins/**/plugin.tgz', { cwd: folder }).find(isFirst) ?? ''
    const bytes = readFileSync(join(folder, tarball))
    bytes[100] = (bytes[100] ?? 0) ^ 1
    writeFileSync(join(folder, tarball), bytes)
    const { plugins } = JSON.parse(galley('plugin', 'list', '--json').stdout) as {
      readonly plugins: readonly { state: string; fault?: { code: string } }[]
    }
    expect(plugins.filter(({ state }) => state === 'refused').map(({ fault }) => fault?.code)).toEqual(['PLUGIN_TAMPERED'])
  })
})

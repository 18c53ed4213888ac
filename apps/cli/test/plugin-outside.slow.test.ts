import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { runHere } from './faults/run-here.ts'
import { freshData, root, startGalley } from './journeys/start-galley.ts'
import { packReleased } from './released-packages.ts'

// An author's way outside any clone: the packages as they are released, npm, plain Node. Skipped where npm's registry is not reached.

const execute = promisify(execFile)
const npmCli = join(root, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')
const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` }

async function npm(cwd: string, ...words: string[]): Promise<string> {
  return (await execute(process.execPath, [npmCli, ...words, '--no-audit', '--no-fund'], { cwd, env })).stdout
}

const isReached = await npm(root, 'view', 'rolldown', 'name').then(
  () => true,
  () => false,
)
const cwd = tempFolder()
const dir = join(cwd, 'weather')

beforeAll(async () => {
  if (!isReached) return
  packReleased(join(cwd, 'packages'))
  await runHere(['plugin', 'new', 'tool', '@me/weather', '--dir', dir, '--sdk-from', 'packages'], { cwd, cloneRoot: null })
  await npm(dir, 'install', '--prefer-offline')
})

test.skipIf(!isReached)('its own test passes on plain Node, and so do its types', async () => {
  const { stdout } = await execute(process.execPath, ['--test', '--test-reporter=tap'], { cwd: dir, env })
  expect(stdout).toMatch(/^# pass 3$/m)
  await npm(dir, 'run', 'types')
})

test.skipIf(!isReached)('it is packed by its own packer, with the bill of materials of its lockfile', async () => {
  const packed = await runHere(['plugin', 'pack', dir, '--output', join(cwd, 'release')], { cwd, cloneRoot: null, env })
  expect(packed.code, packed.said).toBe(0)
  expect(readdirSync(join(cwd, 'release'))).toEqual(['me-weather-0.1.0.tgz', 'me-weather-0.1.0.tgz.cdx.json'])
  const sbom = JSON.parse(readFileSync(join(cwd, 'release', 'me-weather-0.1.0.tgz.cdx.json'), 'utf8')) as {
    components: { purl: string; hashes: object[]; properties: { name: string; value: string }[] }[]
  }
  expect(sbom.components.map(({ purl, hashes, properties }) => [purl, hashes.length, properties[0]?.value])).toEqual([
    ['pkg:npm/%40galley/sdk@0.1.0', 1, 'true'],
  ])
})

test.skipIf(!isReached)('a change of its source is packed and asked again, until Ctrl-C', async () => {
  const running = startGalley(['plugin', 'dev', dir, 'search', '--input', '{"query":"bees","k":1}'], { data: await freshData() })
  onTestFinished(() => void running.child.kill())
  // Without a flag it may do nothing: the reason names the line of the source.
  const first = await running.said('Waiting for a change')
  expect(first).toContain('it needs the permission fetch')
  expect(first).toMatch(/at ask \(src\/index\.ts:\d+:\d+\)/)
  const file = join(dir, 'src', 'index.ts')
  const source = readFileSync(file, 'utf8')
  writeFileSync(file, source.replace("throw new Error('it needs the permission fetch')", 'return []'))
  expect(await running.said('"hits": []')).toContain('"hits": []')
  writeFileSync(file, "import 'no-such-package'\n")
  expect(await running.said('npm install no-such-package')).toContain('DEPENDENCY_MISSING')
  writeFileSync(file, source)
  running.child.kill('SIGINT')
  expect((await running.done).code).toBe(0)
})

test('a folder without the packer is told how to get it', async () => {
  expect((await runHere(['plugin', 'pack', cwd], { cwd, cloneRoot: null, env })).said).toContain('[PACKER_MISSING]')
})

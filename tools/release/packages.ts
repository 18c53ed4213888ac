// npm run packages: builds and packs every public package into .cache/packages and checks each tarball as its users get it.
import { execFile } from 'node:child_process'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkTarball } from './check-tarball.ts'

interface Workspace {
  readonly name: string
  readonly version: string
  readonly path: string
  readonly private: boolean
}

const root = join(import.meta.dirname, '..', '..')
const outDir = join(root, '.cache', 'packages')
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Runs pnpm and answers what it printed; a failure ends this script with pnpm's own words. */
async function pnpm(args: readonly string[], cwd = root): Promise<string> {
  try {
    return (await promisify(execFile)('pnpm', [...args], { cwd, maxBuffer: 1 << 26 })).stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }
    process.stderr.write(`pnpm ${args.join(' ')} failed:\n${stdout}${stderr}`)
    return process.exit(1)
  }
}

/** The workspaces that are published: all that are not private. */
async function listPublic(): Promise<readonly Workspace[]> {
  const workspaces = JSON.parse(await pnpm(['--recursive', 'list', '--depth', '-1', '--json'])) as readonly Workspace[]
  return workspaces.filter((workspace) => !workspace.private)
}

await pnpm(['install', '--frozen-lockfile'], import.meta.dirname)
const workspaces = await listPublic()
say(`building and packing ${workspaces.length} packages …`)
// Old output would be packed too, and the build's cache may hold some.
for (const { path } of workspaces) rmSync(join(path, 'dist'), { recursive: true, force: true })
rmSync(outDir, { recursive: true, force: true })
await pnpm(['exec', 'turbo', 'run', 'build', '--force'])
await pnpm([...workspaces.map(({ name }) => `--filter=${name}`), 'pack', '--pack-destination', outDir])

const licence = readFileSync(join(root, 'LICENSE'), 'utf8')
let failures = 0
const tell = (name: string, problems: readonly string[]): void => {
  say(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name}${problems.map((problem) => `\n     ${problem}`).join('')}`)
  if (problems.length > 0) failures += 1
}
for (const { name, version } of workspaces)
  tell(
    `${name} ${version}`,
    await checkTarball(join(outDir, `${name.slice(1).replace('/', '-')}-${version}.tgz`), licence, { hasTypes: true }),
  )
// Only now: the tools that pack what goes before would not know a package that is no workspace.
await promisify(execFile)(process.execPath, ['--conditions=galley-source', join(import.meta.dirname, 'galley', 'build-galley.ts')], {
  cwd: root,
})
const [program = ''] = globSync('galley-[0-9]*.tgz', { cwd: outDir })
tell('galley', await checkTarball(join(outDir, program), licence, { hasTypes: false }))
const count = workspaces.length + 1
say(failures === 0 ? `${count} packages in .cache/packages` : `${failures} of ${count} packages must not be published`)
process.exitCode = failures === 0 ? 0 : 1

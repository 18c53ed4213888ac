import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// `npm run new tool|agent NAME`: begins a plugin by copying plugins/echo with its test, so that the template is always a tested plugin.

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const template = join(root, 'plugins', 'echo')

function refuse(problem: string): never {
  process.stderr.write(`${problem}\nUse: npm run new tool NAME · npm run new agent NAME (lower case, words joined by hyphens)\n`)
  process.exit(2)
}

/** Writes plugins/NAME and answers its folder. */
function begin(kind: string | undefined, name: string | undefined): string {
  if (kind !== 'tool' && kind !== 'agent') refuse(`a new plugin is a tool or an agent, not "${kind ?? ''}"`)
  if (!name || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 60) refuse(`"${name ?? ''}" cannot be the name of a plugin`)
  const folder = join(root, 'plugins', name)
  if (existsSync(folder)) refuse(`plugins/${name} exists already`)
  cpSync(template, folder, { recursive: true, filter: (path) => !/(node_modules|dist|\.cache)$/.test(path) })
  for (const path of textFiles(folder))
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replaceAll('@galley/echo', `@galley/${name}`).replaceAll('plugins/echo', `plugins/${name}`),
    )
  writeManifest(folder, kind, name)
  if (kind === 'agent') {
    writeFileSync(join(folder, 'src', 'index.ts'), agentSource)
    writeFileSync(join(folder, 'src', 'index.test.ts'), agentTest)
  }
  return folder
}

function textFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function writeManifest(folder: string, kind: 'tool' | 'agent', name: string): void {
  const path = join(folder, 'package.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown> & { galley: Record<string, unknown> }
  manifest['description'] = `What ${name} is for`
  manifest['keywords'] = ['galley-plugin', kind]
  if (kind === 'agent') {
    delete manifest.galley['provides']
    Object.assign(manifest.galley, { kind: 'agent', role: 'editor' })
  }
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`)
}

const agentSource = `import { defineAgent } from '@galley/sdk'

/** An editor that finds nothing: change the role here and in package.json, then say what it does. */
export default defineAgent('editor', {
  review: () => ({ issues: [], acceptance: [] }),
})
`

const agentTest = `import { expect, test } from 'vitest'
import plugin from './index.ts'

/** A host without capabilities: a plugin that asks for no permission gets no more. */
const host = { signal: new AbortController().signal, log: () => undefined, progress: () => undefined }

test('review finds nothing yet', () => {
  expect(plugin.operations['review']?.({} as never, host)).toEqual({ issues: [], acceptance: [] })
})
`

const folder = begin(process.argv[2], process.argv[3])
// The lockfile learns of the new workspace; it depends on nothing that is not there already.
const installed = spawnSync('pnpm', ['install', '--no-frozen-lockfile', '--prefer-offline', '--silent'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
})
if (installed.status !== 0) process.stderr.write('The lockfile could not be brought up to date: run npm run fix.\n')
process.stdout.write(`${folder}\n`)
process.stderr.write('Next: say what it does in package.json and README.md, write src/index.ts, then npm run fix and npm test.\n')

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleProgram } from './bundle-program.ts'
import { packPlugins } from './pack-plugins.ts'
import { writeManifest } from './write-manifest.ts'

// node --conditions=galley-source tools/release/galley/build-galley.ts: the package `galley`, as npm installs it, in .cache/packages. The
// release job signs the plugins in it with the key in GALLEY_RELEASE_KEY; without one they are signed with a key that is thrown away.

const key = process.env['GALLEY_RELEASE_KEY']
if (key === '') throw new Error('GALLEY_RELEASE_KEY is there and empty: a release is not signed with a key that is thrown away')

const root = join(import.meta.dirname, '../../..')
const folder = join(root, '.cache', 'release')
const outDir = join(root, '.cache', 'packages')

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
mkdirSync(outDir, { recursive: true })
writeManifest(root, folder, await bundleProgram(root, folder))
await packPlugins(root, folder, key)
for (const path of ['LICENSE', 'NOTICE', 'README.md', 'examples/first-draft'])
  cpSync(join(root, path), join(folder, path), { recursive: true })
const npm = join(root, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')
execFileSync(process.execPath, [npm, 'pack', '--silent', '--pack-destination', outDir], {
  cwd: folder,
  stdio: ['ignore', 'ignore', 'inherit'],
})

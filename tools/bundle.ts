import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { rolldown } from 'rolldown'

// Run in a package after `tsc`: makes one file of each export and what it imports of its own package, for the packages that a command of a
// moment loads. A module costs Node a third of a millisecond, and `galley check` would read 90 of them. Declarations stay as they are.

const folder = process.cwd()
const dist = join(folder, 'dist')
const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { exports: Record<string, { default: string }> }
// An entry is named by its place in `dist`, where the package's exports look for it.
const input = Object.fromEntries(
  Object.values(exports).map((entry) => [relative('dist', entry.default).replace(/\.js$/, ''), join(folder, entry.default)]),
)
const isOfAnother = (id: string, importer: string | undefined): boolean => importer !== undefined && !/^[./]/.test(id)
const bundle = await rolldown({ input, platform: 'node', external: isOfAnother })
const { output } = await bundle.generate({ format: 'esm', chunkFileNames: '[name].js' })
for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) if (path.endsWith('.js')) rmSync(join(dist, path))
for (const file of output) {
  if (file.type !== 'chunk') continue
  mkdirSync(dirname(join(dist, file.fileName)), { recursive: true })
  writeFileSync(join(dist, file.fileName), file.code)
}

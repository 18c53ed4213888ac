// node start.mjs version:packages: turns the changesets into the next version of every package and its entry in CHANGELOG.md.
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const version = (): string => (JSON.parse(read('apps/cli/package.json')) as { readonly version: string }).version

/** Files outside the packages that name the version to install. */
const namingFiles = ['docs/audit-in-ci.md', 'security/audit/action.yml', 'security/audit/pre-commit.sh']

const changesets = globSync('.changeset/*.md', { cwd: root }).filter((path) => !path.endsWith('README.md'))
const notes = changesets.sort().map((path) =>
  read(path)
    .replace(/^---[\s\S]*?\n---\n/, '')
    .trim(),
)
const before = version()

execFileSync('pnpm', ['install', '--frozen-lockfile', '--silent'], { cwd: import.meta.dirname, stdio: 'inherit' })
execFileSync(process.execPath, [join(import.meta.dirname, 'node_modules', '@changesets', 'cli', 'bin.js'), 'version'], {
  cwd: root,
  stdio: 'inherit',
})

const after = version()
if (after === before) throw new Error('no changeset asks for a new version')
const changelog = read('CHANGELOG.md')
const at = changelog.indexOf('\n## ') + 1
const entry = `## ${after}\n\n${notes.map((note) => `- ${note.replaceAll('\n', '\n  ')}`).join('\n')}\n\n`
writeFileSync(join(root, 'CHANGELOG.md'), changelog.slice(0, at) + entry + changelog.slice(at))
for (const path of namingFiles)
  writeFileSync(
    join(root, path),
    read(path)
      .replaceAll(`@galley/audit@${before}`, `@galley/audit@${after}`)
      .replaceAll(`default: ${before}`, `default: ${after}`)
      .replaceAll(`rev: v${before}`, `rev: v${after}`)
      .replaceAll(`version=${before}`, `version=${after}`),
  )

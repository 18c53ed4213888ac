import { execFileSync } from 'node:child_process'
import { globSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const [pnpmFolder = ''] = globSync('tools/node_modules/@pnpm/exe.*', { cwd: root })

/** Packages that `@galley/audit` is made of, itself last. */
const workspaces = [
  'packages/fault',
  'packages/command-line',
  'security/findings',
  'security/typosquat',
  'security/trust',
  'security/audit',
]

/** Builds and packs `@galley/audit` with the packages of this workspace that it needs, as a release does; answers the tarballs. */
export function packAudit(folder: string): readonly string[] {
  for (const path of workspaces) rmSync(join(root, path, 'dist'), { recursive: true, force: true })
  const run = (program: string, args: readonly string[], cwd = root): void =>
    void execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  run(join(root, 'node_modules', '.bin', 'turbo'), ['run', 'build', '--filter=@galley/audit', '--output-logs=errors-only'])
  for (const path of workspaces) run(join(root, pnpmFolder, 'pnpm'), ['pack', '--pack-destination', folder], join(root, path))
  return readdirSync(folder).map((name) => join(folder, name))
}

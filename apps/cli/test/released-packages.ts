import { execFileSync } from 'node:child_process'
import { globSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './journeys/start-galley.ts'

/** Packages that a plugin is built with, and those below them. */
const workspaces = ['packages/fault', 'packages/sdk', 'security/findings', 'security/trust', 'packages/pack']

/** Builds and packs `@galley/sdk` and `@galley/pack` with the packages that they need, as a release does, into a folder. */
export function packReleased(folder: string): void {
  const [pnpm = ''] = globSync('tools/node_modules/@pnpm/exe.*', { cwd: root })
  const env = { ...process.env, PATH: [join(root, pnpm), process.env['PATH'] ?? ''].join(delimiter) }
  const run = (program: string, args: readonly string[], cwd = root): void =>
    void execFileSync(program, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] })
  for (const path of workspaces) rmSync(join(root, path, 'dist'), { recursive: true, force: true })
  run(join(root, 'node_modules', '.bin', 'turbo'), ['run', 'build', '--filter=@galley/pack', '--output-logs=errors-only'])
  for (const path of workspaces) run(join(root, pnpm, 'pnpm'), ['pack', '--pack-destination', folder], join(root, path))
}

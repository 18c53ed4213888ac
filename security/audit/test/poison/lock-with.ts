import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manager } from '../managers/find-manager.ts'
import type { ManagerName } from '../managers/manager-pins.ts'

/** A package manager's name for its lockfile, and the arguments with which it writes that and installs as little as it can. */
const commands: Readonly<Partial<Record<ManagerName, { readonly lockfile: string; readonly args: readonly string[] }>>> = {
  npm: { lockfile: 'package-lock.json', args: ['install', '--package-lock-only', '--ignore-scripts'] },
  pnpm: { lockfile: 'pnpm-lock.yaml', args: ['install', '--lockfile-only', '--ignore-scripts'] },
  'yarn-classic': { lockfile: 'yarn.lock', args: ['install', '--ignore-scripts', '--non-interactive', '--ignore-engines'] },
  'yarn-berry': { lockfile: 'yarn.lock', args: ['install', '--mode=update-lockfile'] },
  bun: { lockfile: 'bun.lock', args: ['install', '--lockfile-only', '--ignore-scripts'] },
}

/** A folder's package.json by the folder, `.` for the project's own. */
export type Manifests = Readonly<Record<string, object>>

/** Lets a package manager lock a project, and answers the path of the lockfile. Rejects where it refuses. */
export async function lockWith(manager: Manager, cwd: string, manifests: Manifests): Promise<string> {
  const { lockfile = '', args = [] } = commands[manager.name] ?? {}
  for (const [folder, manifest] of Object.entries(manifests)) {
    await mkdir(join(cwd, folder), { recursive: true })
    await writeFile(join(cwd, folder, 'package.json'), JSON.stringify(manifest, null, 2))
  }
  if (manager.name === 'yarn-berry') await writeFile(join(cwd, lockfile), '')
  // A machine may be told to leave the addresses out, which are what is looked at.
  const { code, stdout, stderr } = await manager.run(args, { cwd, env: { npm_config_omit_lockfile_registry_resolved: 'false' } })
  await rm(join(cwd, 'node_modules'), { recursive: true, force: true })
  if (code !== 0) throw new Error(`${manager.name} ended with ${code}: ${stdout.slice(-500)} ${stderr.slice(-500)}`)
  return join(cwd, lockfile)
}

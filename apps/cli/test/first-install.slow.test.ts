import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, it } from 'vitest'
import { root } from './journeys/start-galley.ts'

// The first command in an empty clone, where the home folder cannot be written: caches and packages lie in the clone, and stdout holds the
// result alone. It fetches from the registry that npm is set to.

const npm = join(root, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')
const canInstall = spawnSync(process.execPath, [npm, 'view', 'npm', 'version'], { timeout: 20_000 }).status === 0
// oxlint-disable-next-line no-console -- a test that does not run says so
if (!canInstall) console.warn('no registry of npm can be reached: the first install is not tried')

/** Environment that the machine needs to reach its registry, and nothing of its home folder. */
function networkOf(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isNeeded = (name: string): boolean => /^(?:https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+)$/i.test(name)
  const registry = spawnSync(process.execPath, [npm, 'config', 'get', 'registry'], { encoding: 'utf8' }).stdout.trim()
  const cafile = spawnSync(process.execPath, [npm, 'config', 'get', 'cafile'], { encoding: 'utf8' }).stdout.trim()
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => isNeeded(name))),
    npm_config_registry: registry,
    ...(cafile === '' || cafile === 'null' ? {} : { npm_config_cafile: cafile }),
  }
}

it.skipIf(!canInstall)(
  'the first command installs where the home folder cannot be written, and prints its result alone',
  async () => {
    const clone = tempFolder()
    const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    for (const file of listed.stdout
      .trim()
      .split('\n')
      .filter((path) => existsSync(join(root, path))))
      cpSync(join(root, file), join(clone, file))
    // No user can make a folder there, root neither.
    const env = { ...networkOf(process.env), PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, HOME: '/sys/nobody', npm_execpath: npm }
    const child = spawn(join(clone, 'galley'), ['check', 'npm:lodash', '--json'], { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
    expect(JSON.parse(stdout || '{}'), stderr).toMatchObject({ name: 'lodash', verdict: 'none' })
    expect(stderr).toContain('galley: installing')
  },
  600_000,
)

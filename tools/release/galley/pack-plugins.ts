import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkspaceStore } from '../../../packages/pack/src/index.ts'
import { checkSchema } from '../../../packages/runtime/src/check-schema.ts'
import { writeJson } from './bundle-program.ts'

/** Names of the key in the policy: that of the release job, and one that was made for this build alone and is thrown away. */
const signerNames = { secret: 'galley-release', none: 'local-build' } as const

/**
 * Packs and signs the plugins of the clone as the program brings them along: `plugins/` by digest, `trust/release-policy.json` (one key,
 * exactly these names) and `trust/release-lock.json` (their digests). `key` is the release job's private key (PKCS #8 PEM).
 */
export async function packPlugins(root: string, folder: string, key: string | undefined): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'galley-release-'))
  try {
    if (key !== undefined) {
      mkdirSync(join(dataDir, 'keys'), { mode: 0o700 })
      writeFileSync(join(dataDir, 'keys', 'workspace.pem'), key, { mode: 0o600 })
    }
    const { refused } = await openWorkspaceStore({
      dataDir,
      plugins: readdirSync(join(root, 'plugins')).map((name) => join(root, 'plugins', name)),
      checkSchema,
      exclusively: async (_file, task) => task(),
      clock: () => new Date(),
      say: () => {},
      node: { execPath: process.execPath },
      npmCli: join(root, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    })
    if (refused.length > 0) throw new Error(refused.map(({ name, refusal }) => `${name}: ${refusal.message}`).join('\n'))
    cpSync(join(dataDir, 'store'), join(folder, 'plugins'), { recursive: true })
    mkdirSync(join(folder, 'trust'), { recursive: true })
    const { signers, ...policy } = readJson(join(dataDir, 'trust', 'workspace-policy.json')) as {
      readonly signers: Record<string, unknown>
    }
    const name = signerNames[key === undefined ? 'none' : 'secret']
    writeJson(join(folder, 'trust', 'release-policy.json'), { ...policy, signers: { [name]: signers['workspace'] } })
    cpSync(join(dataDir, 'trust', 'workspace-lock.json'), join(folder, 'trust', 'release-lock.json'))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

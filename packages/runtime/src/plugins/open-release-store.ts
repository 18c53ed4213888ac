import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WorkspaceStore } from '@galley/pack'
import { parseTrustPolicy, parseWorkspaceLock, storeFolderPath } from '@galley/trust'
import { fault } from '../faults.ts'

/**
 * Opens the store of plugins that an installed program brings along: `plugins/` in the store's own shape, `trust/release-policy.json` (one
 * key, for exactly these names) and `trust/release-lock.json` (their digests). Nothing in it is verified yet: that is done at load, every
 * time. Faults: RELEASE_DAMAGED, POLICY_INVALID, LOCK_INVALID.
 */
export function openReleaseStore(folder: string): WorkspaceStore {
  const read = (name: string): string => {
    const file = join(folder, 'trust', name)
    try {
      return readFileSync(file, 'utf8')
    } catch (error) {
      throw fault('RELEASE_DAMAGED', { file }, { cause: error })
    }
  }
  const policy = parseTrustPolicy(read('release-policy.json'))
  const { plugins } = parseWorkspaceLock(read('release-lock.json'))
  return {
    plugins: plugins.map((lock) => {
      const { name, version, tarball } = lock
      return { kind: 'release', name, version, dir: join(folder, 'plugins', storeFolderPath(tarball)), lock }
    }),
    refused: [],
    policy,
    packed: [],
    repack: async () => {
      throw fault('NOT_IN_A_CLONE')
    },
  }
}

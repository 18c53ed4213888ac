import type { WorkspaceStore } from '@galley/pack'

/** The store of a process that asks for no plugin: packing and verifying them takes longer than all that it does. */
export const noPlugins: WorkspaceStore = {
  plugins: [],
  refused: [],
  policy: { version: 2, signers: {}, require: [], revoked: { keys: [], digests: [], names: [], purls: [] } },
  packed: [],
  repack: async () => {
    throw new Error('the plugins were not opened')
  },
}

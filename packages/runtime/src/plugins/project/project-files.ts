import { join } from 'node:path'

/** Folders of a project: where its configuration lies, and where this machine keeps its data. */
export interface ProjectFolders {
  readonly projectDir: string
  readonly dataDir: string
}

/** Files that say which third parties' plugins a project trusts: two are committed with it, two are this machine's. */
export interface ProjectFiles {
  readonly policy: string
  readonly lock: string
  /** Memory of this machine: the versions and locks that were here. */
  readonly memory: string
  /** File of the process lock that is held while any of them is written. */
  readonly writing: string
  readonly store: string
}

/** Places the files of a project: policy and lock in its own folder, all else in its data. */
export function projectFiles({ projectDir, dataDir }: ProjectFolders): ProjectFiles {
  return {
    policy: join(projectDir, 'trust-policy.json'),
    lock: join(projectDir, 'plugins.lock.json'),
    memory: join(dataDir, 'trust', 'memory.jsonl'),
    writing: join(dataDir, 'trust', '.installing'),
    store: join(dataDir, 'store'),
  }
}

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  addRelease,
  createTargets,
  delegateNamespace,
  digest,
  fault as trustFault,
  publishIndex,
  signStagedRoot,
  signTargets,
  stageRoot,
  yankRelease,
  type IndexChange,
  type IndexKeys,
  type ReadIndexFile,
  type Signer,
} from '@galley/trust'
import { fault } from '../../faults.ts'
import { writeWhole } from '../project/write-whole.ts'
import { readReleaseFiles } from './read-release-files.ts'

/** The state after a change: the signatures that are still missing, by what they are missing for. */
export interface IndexProgress {
  /** False while the root waits for more signatures. */
  readonly isRootComplete: boolean
  /** Signatures that the top list, the one that delegates, needs still. */
  readonly missing: number
}

/** A plugin index in a folder of this machine, which any web server can serve as it is. */
export interface IndexFolder {
  /** Begins an index. Returns the digest of its first root, by which others trust it; null while that needs signatures. Faults INDEX_FOLDER_EXISTS, INDEX_KEYS_INVALID. */
  readonly init: (keys: IndexKeys, signers: readonly Signer[]) => IndexProgress & { readonly rootDigest: string | null }
  /** Gives the root other holders, or the same ones another year. */
  readonly rotate: (keys: IndexKeys, signers: readonly Signer[]) => IndexProgress
  /** Makes a namespace an author's. */
  readonly delegate: (namespace: string, publicPem: string, signers: readonly Signer[]) => IndexProgress
  /** Adds signatures wherever one is missing. Returns the root's digest as `init` does. */
  readonly sign: (signers: readonly Signer[]) => IndexProgress & { readonly rootDigest: string | null }
  /** Lists a release that lies in a folder as three files. Faults RELEASE_UNREADABLE, RELEASE_MISMATCH. */
  readonly add: (tarballFile: string, signers: readonly Signer[]) => { readonly name: string; readonly version: string }
  readonly yank: (release: { readonly name: string; readonly version: string; readonly reason: string }, signers: readonly Signer[]) => void
  readonly publish: (signers: readonly Signer[], days: number) => void
}

/** Opens an index's folder. Every function throws the faults `INDEX_*` of `@galley/trust` as well. */
export function openIndexFolder({ dir, clock }: { readonly dir: string; readonly clock: () => Date }): IndexFolder {
  const read: ReadIndexFile = (path) => readBytes(join(dir, path))
  const hands = (signers: readonly Signer[]): { signers: readonly Signer[]; now: Date } => ({ signers, now: clock() })
  const apply = (change: IndexChange): void => {
    for (const [path, bytes] of change)
      if (bytes === null) rmSync(join(dir, path), { force: true })
      else writeShared(join(dir, path), bytes)
  }
  const rootDigest = (): string | null => {
    const first = read('metadata/1.root.json')
    return first && digest('sha256', first)
  }
  /** Begins the top list as soon as the root counts. */
  const settle = (isRootComplete: boolean, signers: readonly Signer[]): IndexProgress => {
    if (!isRootComplete) return { isRootComplete, missing: 0 }
    const { change, missing } =
      read('metadata/1.targets.json') === null ? createTargets(read, hands(signers)) : signTargets(read, hands(signers))
    apply(change)
    return { isRootComplete, missing }
  }
  const stage = (keys: IndexKeys, signers: readonly Signer[]): IndexProgress => {
    const { change, isComplete } = stageRoot(read, keys, hands(signers))
    apply(change)
    return settle(isComplete, signers)
  }
  return {
    init: (keys, signers) => {
      if (rootDigest() !== null || read('metadata/staged.root.json') !== null) throw fault('INDEX_FOLDER_EXISTS', { dir })
      const progress = stage(keys, signers)
      return { ...progress, rootDigest: rootDigest() }
    },
    rotate: stage,
    delegate: (namespace, publicPem, signers) => {
      const { change, missing } = delegateNamespace(read, namespace, publicPem, hands(signers))
      apply(change)
      return { isRootComplete: true, missing }
    },
    sign: (signers) => {
      const staged = signStagedRoot(read, signers)
      if (staged === null && rootDigest() === null) throw trustFault('INDEX_FOLDER_INVALID', { why: 'it holds no root metadata' })
      if (staged !== null) apply(staged.change)
      return { ...settle(staged?.isComplete ?? rootDigest() !== null, signers), rootDigest: rootDigest() }
    },
    add: (tarballFile, signers) => {
      const release = readReleaseFiles(tarballFile)
      apply(addRelease(read, release, hands(signers)).change)
      return { name: release.name, version: release.version }
    },
    yank: (release, signers) => apply(yankRelease(read, release, hands(signers)).change),
    publish: (signers, days) => apply(publishIndex(read, { ...hands(signers), days })),
  }
}

function readBytes(file: string): Uint8Array | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function writeShared(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  writeWhole(file, bytes, 'shared')
}

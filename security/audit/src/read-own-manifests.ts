import { posix } from 'node:path'
import { findMembers } from './find-members.ts'
import type { ReadSibling } from './parsed-lockfile.ts'
import { readManifest, readObject, type Manifest } from './read-manifest.ts'

/** A package.json of the project: its own, or that of a workspace member. */
export interface OwnManifest {
  /** Relative to the lockfile's folder, `.` for the project itself. */
  readonly folder: string
  readonly path: string
  readonly text: string
  readonly manifest: Manifest
}

/**
 * Reads the project's package.json and those of its workspace members: by `workspaces` (a list, or yarn's `{ packages, nohoist }`), or by
 * the patterns given. Empty where there is no package.json beside the lockfile.
 */
export function readOwnManifests(files: ReadSibling, patterns = readPatterns(files('package.json'))): readonly OwnManifest[] {
  return ['.', ...findMembers(patterns, files, 'package.json')].flatMap((folder) => {
    const path = posix.join(folder, 'package.json')
    const text = files(path)
    const manifest = readManifest(text)
    return text === null || manifest === null ? [] : [{ folder, path, text, manifest }]
  })
}

/** The `workspaces` patterns of a package.json. */
export function readPatterns(text: string | null): readonly string[] {
  const workspaces = readObject(text)?.['workspaces']
  const list = Array.isArray(workspaces) ? workspaces : (workspaces as { packages?: unknown } | undefined)?.packages
  return Array.isArray(list) ? list.filter((pattern) => typeof pattern === 'string') : []
}

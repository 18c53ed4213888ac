import { posix } from 'node:path'
import type { Finding } from '@galley/findings'
import { parse } from 'yaml'
import { readSpecifier } from '../../origin/read-specifier.ts'
import type { LinkedFolder } from '../../parsed-lockfile.ts'
import { purlOf } from '../../purl-of.ts'
import { readObject } from '../../read-manifest.ts'
import { siblingFile } from '../../sibling-file.ts'

/**
 * Finds dependencies that are asked of a registry, and that the lockfile answers by a folder which is no workspace member: a member that
 * fits the range is linked by every package manager.
 */
export function findWrongLinks(
  lockfile: { readonly path: string; readonly links: readonly LinkedFolder[] },
  readText: (path: string) => string | null,
): readonly Finding[] {
  const { path, links } = lockfile
  const patterns = readPatterns(path, readText)
  return links.flatMap(({ name, folder, line, specifier, by }) => {
    if (readSpecifier(specifier).kind === 'local' || patterns === null || isMember(folder, patterns)) return []
    return [
      {
        code: 'exotic-source',
        severity: 'high',
        subject: purlOf('npm', name, ''),
        at: { file: path, line },
        message: `comes from the folder ${folder}, which is no workspace member, and what is asked for is ${specifier}`,
        evidence: { folder, asked: [specifier], ...(by === undefined ? {} : { by }) },
        fix: 'Find out who changed the lockfile, and write it anew.',
      },
    ]
  })
}

/** The project's patterns of workspace members; null where it has no manifest to say so. */
function readPatterns(lockfile: string, readText: (path: string) => string | null): readonly string[] | null {
  const manifest = readText(siblingFile(lockfile, 'package.json'))
  const workspace = readText(siblingFile(lockfile, 'pnpm-workspace.yaml'))
  if (manifest === null && workspace === null) return null
  const { workspaces } = readObject(manifest) ?? {}
  const listed = Array.isArray(workspaces) ? workspaces : ((workspaces as { packages?: unknown } | undefined)?.packages ?? [])
  return [listed, readPackages(workspace)].flatMap((list) => (Array.isArray(list) ? list : [])).filter((one) => typeof one === 'string')
}

function readPackages(workspace: string | null): unknown {
  try {
    return (parse(workspace ?? '') as { packages?: unknown } | null)?.packages
  } catch {
    return []
  }
}

/** The project itself, or what the last pattern that speaks of a folder takes in. */
function isMember(folder: string, patterns: readonly string[]): boolean {
  const plain = posix.normalize(folder).replace(/\/$/, '')
  const last = patterns.findLast((pattern) =>
    posix.matchesGlob(plain, posix.normalize(pattern.replace(/^!/, '')).replace(/^\.?\/|\/$/g, '')),
  )
  return plain === '.' || (last !== undefined && !last.startsWith('!'))
}

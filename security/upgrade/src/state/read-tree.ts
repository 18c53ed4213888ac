import { fault } from '../faults.ts'
import { askGit, type GitPlace } from './ask-git.ts'

/** Files of a revision: the object of each, by its path from the root of the repository. */
export type Tree = ReadonlyMap<string, string>

/** Modes of regular files; links and submodules are left out. */
const files = new Set(['100644', '100755', '100664'])

/**
 * Lists the files of a revision. A name that begins with a hyphen is refused: git would take it for an option.
 * @throws SINCE_UNKNOWN SINCE_UNREADABLE
 */
export async function readTree(git: GitPlace, since: string): Promise<Tree> {
  if (since.startsWith('-') || since === '')
    throw fault('SINCE_UNKNOWN', { since, why: 'no revision begins with a hyphen, and none is empty' })
  const commit = await askGit(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`])
  if ('problem' in commit) {
    const why = /not start|did not answer|interrupted/.test(commit.problem) ? null : 'no file has this name, and git knows no such commit'
    throw why === null ? fault('SINCE_UNREADABLE', { since, why: commit.problem }) : fault('SINCE_UNKNOWN', { since, why })
  }
  const id = commit.output.toString('latin1').trim()
  const listing = await askGit(git, ['ls-tree', '-r', '-z', '--full-tree', id])
  if ('problem' in listing) throw fault('SINCE_UNREADABLE', { since, why: listing.problem })
  const entries = listing.output.toString('utf8').split('\0')
  return new Map(
    entries.flatMap((entry): readonly (readonly [string, string])[] => {
      const {
        mode = '',
        object = '',
        path = '',
      } = /^(?<mode>\d{6}) blob (?<object>[0-9a-f]{40,64})\t(?<path>[^]+)$/.exec(entry)?.groups ?? {}
      return files.has(mode) ? [[path, object]] : []
    }),
  )
}

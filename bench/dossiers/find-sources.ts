import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { unpackData } from '../evaluation-data.ts'
import type { SourcesOfBrief } from './brief-of-bench.ts'

/** Names of files that a brief without a list of its own takes from its folder. */
const readable = /\.(?:md|rst|txt|html?|pdf)$/i

/** Folders in which packages are kept unpacked, and the archive of articles. */
interface Places {
  readonly cache: string
  readonly articles: string | null
}

/** Puts the documents of a brief into a new folder; null, with a line that says so, where one of them cannot be had. */
export function findSources(from: SourcesOfBrief, into: string, { cache, articles }: Places): string | null {
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into, { recursive: true })
  const unpacked = from.freshwiki === undefined ? unpackedPackage(from, cache) : articles
  if (unpacked === null) return null
  const folder = join(unpacked, from.folder ?? '.')
  const names = existsSync(folder) ? (from.freshwiki ?? from.files ?? readableIn(folder)) : []
  // A newer package may have other files.
  const missing = names.length === 0 ? '.' : names.find((name) => !existsSync(join(folder, name)))
  if (missing !== undefined) {
    console.log(
      `NOT MEASURED: ${from.npm ?? from.pypi ?? from.debian ?? 'freshwiki-dev'} has no ${relative(unpacked, join(folder, missing))}`,
    )
    return null
  }
  for (const name of names) cpSync(join(folder, name), join(into, name), { dereference: true })
  return into
}

function readableIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => readable.test(name) && !name.startsWith('_'))
}

/** Unpacks a package, which its registry's own client fetches the first time. */
function unpackedPackage({ npm, pypi, debian }: SourcesOfBrief, cache: string): string | null {
  const name = npm ?? pypi ?? debian ?? ''
  const folder = join(cache, name.replaceAll(/[^\w.-]+/g, '-'))
  if (existsSync(folder)) return folder
  const work = `${folder}.new`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { cwd: work, encoding: 'utf8' })
  try {
    if (npm !== undefined) run('npm', 'pack', '--silent', npm)
    else if (pypi !== undefined) run('pip', 'download', '--quiet', '--no-deps', '--no-binary', pypi, pypi)
    else run('apt-get', 'download', '--quiet', name)
    const [file = ''] = readdirSync(work)
    mkdirSync(folder)
    if (debian === undefined) run('tar', '-xzf', file, '--strip-components=1', '-C', folder)
    else run('dpkg-deb', '-x', file, folder)
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    console.log(`NOT MEASURED: ${name} cannot be had (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)})`)
    return null
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Unpacks the articles of `freshwiki-dev` and gives the folder of their texts. */
export function unpackArticles(archive: string): string {
  const folder = unpackData(archive)
  return join(folder, readdirSync(folder).find((name) => basename(name).startsWith('freshwiki')) ?? '', 'txt')
}

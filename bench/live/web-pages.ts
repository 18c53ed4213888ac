import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

/** A page for the wiki, as Markdown. */
export interface WebPage {
  readonly title: string
  readonly text: string
}

const run = promisify(execFile)
const enough = 12

/**
 * Real texts for the wiki: encyclopedia articles (FreshWiki, CC BY-SA 4.0) where the archive is at hand, `GALLEY_FRESHWIKI` or
 * `../shared/data`; otherwise the documents of the first draft.
 */
export async function loadWebPages(root: string, scratch: string, archive = ''): Promise<readonly WebPage[]> {
  const places = [archive, join(root, '..', 'shared', 'data', 'freshwiki-dev.tar.xz')]
  const found = places.find((place) => place !== '' && existsSync(place))
  if (found === undefined) return readPages(join(root, 'examples', 'first-draft', 'documents'), '.md')
  const folder = join(scratch, 'freshwiki')
  await mkdir(folder, { recursive: true })
  await run('tar', ['-xJf', found, '-C', folder, '--strip-components=1'])
  return readPages(join(folder, 'txt'), '.txt')
}

async function readPages(folder: string, suffix: string): Promise<readonly WebPage[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(suffix)).sort()
  return Promise.all(
    names.slice(0, Math.max(enough, 20)).map(async (name) => ({
      title: basename(name, suffix)
        .replaceAll('__', ': ')
        .replaceAll(/[_-]+/g, ' ')
        .replaceAll(/[[\]{}|#<>]/g, ''),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  )
}

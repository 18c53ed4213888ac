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

const most = 20

/** The folder with real encyclopedia articles (FreshWiki, CC BY-SA 4.0), unpacked from the archive at hand (`GALLEY_FRESHWIKI` or `../shared/data`), or null. */
export async function findArticles(root: string, scratch: string, archive = ''): Promise<string | null> {
  const folder = join(scratch, 'freshwiki')
  if (existsSync(folder)) return join(folder, 'txt')
  const found = [archive, join(root, '..', 'shared', 'data', 'freshwiki-dev.tar.xz')].find((place) => place !== '' && existsSync(place))
  if (found === undefined) return null
  await mkdir(folder)
  await promisify(execFile)('tar', ['-xJf', found, '-C', folder, '--strip-components=1'])
  return join(folder, 'txt')
}

/** Real texts for the wiki: articles where they are at hand, otherwise the documents of the first draft. */
export async function loadWebPages(root: string, scratch: string, archive?: string): Promise<readonly WebPage[]> {
  const articles = await findArticles(root, scratch, archive)
  return articles === null ? readPages(join(root, 'examples', 'first-draft', 'documents'), '.md') : readPages(articles, '.txt')
}

async function readPages(folder: string, suffix: string): Promise<readonly WebPage[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(suffix)).sort()
  return Promise.all(
    names.slice(0, most).map(async (name) => ({
      title: basename(name, suffix)
        .replaceAll('__', ': ')
        .replaceAll(/[_-]+/g, ' ')
        .replaceAll(/[[\]{}|#<>]/g, ''),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  )
}

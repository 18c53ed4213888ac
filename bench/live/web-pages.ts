import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { findData } from '../evaluation-data.ts'

/** A page for the wiki, as Markdown. */
export interface WebPage {
  readonly title: string
  readonly text: string
}

/** Pages of the wiki, at most. */
const maxPages = 20

/** Unpacks real encyclopedia articles (FreshWiki, CC BY-SA 4.0) of the evaluation data into the scratch folder; null where there are none. */
export async function findArticles(scratch: string): Promise<string | null> {
  const folder = join(scratch, 'freshwiki')
  if (existsSync(folder)) return join(folder, 'txt')
  const archive = findData('freshwiki-dev.tar.xz')
  if (archive === null) return null
  await mkdir(folder)
  await promisify(execFile)('tar', ['-xJf', archive, '-C', folder, '--strip-components=1'])
  return join(folder, 'txt')
}

/** Loads real texts for the wiki: articles where they are at hand, otherwise the documents of the first draft. */
export async function loadWebPages(root: string, scratch: string): Promise<readonly WebPage[]> {
  const articles = await findArticles(scratch)
  return articles === null ? readPages(join(root, 'examples', 'first-draft', 'documents'), '.md') : readPages(articles, '.txt')
}

async function readPages(folder: string, suffix: string): Promise<readonly WebPage[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(suffix)).sort()
  return Promise.all(
    names.slice(0, maxPages).map(async (name) => ({
      title: basename(name, suffix)
        .replaceAll('__', ': ')
        .replaceAll(/[_-]+/g, ' ')
        .replaceAll(/[[\]{}|#<>]/g, ''),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  )
}

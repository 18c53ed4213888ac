import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An encyclopaedia article: its text as stored, its lead, the sentences of its body with their place in the section. */
export interface Article {
  readonly title: string
  readonly text: string
  readonly lead: string
  readonly body: readonly { readonly text: string; readonly place: number }[]
}

interface Section {
  readonly section_content?: readonly { readonly sentence: string }[]
  readonly subsections?: readonly Section[]
}

/**
 * Articles of FreshWiki (CC BY-SA 4.0), unpacked into a temporary folder: `GALLEY_FRESHWIKI`, else `shared/data` beside the clone.
 * `null`, said aloud, when the archive is not there.
 */
export function readArticles(): readonly Article[] | null {
  const archive =
    process.env['GALLEY_FRESHWIKI'] ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'freshwiki-dev.tar.xz')
  if (!existsSync(archive)) {
    process.stderr.write(`\nNOT MEASURED: no FreshWiki archive at ${archive}; name one with GALLEY_FRESHWIKI.\n`)
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'galley-'))
  try {
    execFileSync('tar', ['-xJf', archive, '-C', folder])
    const root = join(folder, readdirSync(folder)[0] ?? '')
    return readdirSync(join(root, 'json'))
      .sort()
      .map((file) => readArticle(root, file.replace(/\.json$/, '')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readArticle(root: string, name: string): Article {
  const json = JSON.parse(readFileSync(join(root, 'json', `${name}.json`), 'utf8')) as { summary: string; content: readonly Section[] }
  const text = readFileSync(join(root, 'txt', `${name}.txt`), 'utf8')
  return { title: name.replaceAll('_', ' '), text, lead: json.summary, body: json.content.flatMap(sentencesOf) }
}

function sentencesOf(section: Section): Article['body'] {
  const own = (section.section_content ?? []).map(({ sentence }, place) => ({ text: sentence, place }))
  return [...own, ...(section.subsections ?? []).flatMap(sentencesOf)]
}

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluationData, madeUpArticles } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { readSentences } from '../src/index.ts'

/** Name of the archive of real articles among the evaluation data. */
export const realArticles = 'freshwiki-dev.tar.xz'

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
 * Reads the articles of FreshWiki (CC BY-SA 4.0), `freshwiki-dev.tar.xz` of the evaluation data. Null when the archive is not there.
 */
export function readArticles(): readonly Article[] | null {
  const archive = evaluationData(realArticles)
  if (archive === null) return null
  const folder = tempFolder()
  execFileSync('tar', ['-xJf', archive, '-C', folder])
  const root = join(folder, readdirSync(folder)[0] ?? '')
  return readdirSync(join(root, 'json'))
    .sort()
    .map((file) => readArticle(root, file.replace(/\.json$/, '')))
}

/** The made-up articles of the testkit, read like the real ones. */
export const ownArticles: readonly Article[] = madeUpArticles.map(({ title, lead, body }) => {
  const text = `${lead}\n\n${body}`
  return { title, text, lead, body: readSentences(body).map((sentence) => ({ text: sentence.text, place: sentence.place })) }
})

function readArticle(root: string, name: string): Article {
  const json = JSON.parse(readFileSync(join(root, 'json', `${name}.json`), 'utf8')) as { summary: string; content: readonly Section[] }
  const text = readFileSync(join(root, 'txt', `${name}.txt`), 'utf8')
  return { title: name.replaceAll('_', ' '), text, lead: json.summary, body: json.content.flatMap(sentencesOf) }
}

function sentencesOf(section: Section): Article['body'] {
  const own = (section.section_content ?? []).map(({ sentence }, place) => ({ text: sentence, place }))
  return [...own, ...(section.subsections ?? []).flatMap(sentencesOf)]
}

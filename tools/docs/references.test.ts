import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Documents that speak of files speak of files that are there.

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('docs/glossary.md', () => {
  const rows = read('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split(' | '))

  it('lists its words in alphabetical order, each once', () => {
    const words = rows.map(([word = '']) => word.slice(2).toLowerCase())
    expect(words.length).toBeGreaterThan(40)
    expect(words).toEqual([...new Set(words)].sort())
  })

  it.each(rows.map((cells) => [cells[0]?.slice(2) ?? '', cells.at(-1) ?? '']))('%s is where it says', (_word, where) => {
    const paths = [...where.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
    expect(paths).not.toEqual([])
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

describe('docs/style.md', () => {
  const quotations = [...read('docs/style.md').matchAll(/^From `([^`]+)`[^\n]*:\n\n```ts\n([\s\S]*?)\n```$/gm)].map((match) => ({
    file: match[1] ?? '',
    quotation: match[2] ?? '',
  }))
  /** Cuts the indentation, which differs between a file and a page. */
  const flush = (text: string): string => text.replaceAll(/^ +/gm, '')

  it('quotes two examples each of code, comments, messages and tests', () => {
    expect(quotations).toHaveLength(8)
  })

  it.each(quotations)('quotes $file as it is', ({ file, quotation }) => {
    expect(flush(read(file))).toContain(flush(quotation))
  })
})

describe('the README of a room', () => {
  const pages = globSync('{packages,plugins,apps,security}/*/README.md', { cwd: root })

  it.each(pages)('%s links to files that exist', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? '')
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
  })

  it.each(pages)('%s names folders and files that are there', (page) => {
    const paths = [...read(page).matchAll(/`((?:src|test|build)\/[\w./-]*)`/g)].map((match) => match[1] ?? '')
    // In capitals stands what a reader puts a name for.
    const meant = paths.filter((path) => !/[A-Z]{3}/.test(path))
    expect(meant.filter((path) => !existsSync(join(root, dirname(page), path)))).toEqual([])
  })
})

describe('the pages', () => {
  const pages = globSync('{docs/**/*.md,*.md}', { cwd: root })
  /** A file or folder of the clone, by its whole path. */
  const inClone = /`((?:apps|bench|docs|examples|packages|plugins|security|tools)\/[\w./-]*[\w/])`/g

  it.each(pages)('%s names folders and files that are there', (page) => {
    const paths = [...read(page).matchAll(inClone)].map((match) => match[1] ?? '')
    // In capitals stands what a reader puts a name for; what is built is not there yet.
    const meant = paths.filter((path) => !/[A-Z]{3}/.test(path) && !path.includes('/dist/'))
    expect(meant.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

describe('code and pages', () => {
  const files = globSync('{*.md,{apps,bench,docs,examples,packages,plugins,security,tools}/**/*.{ts,md}}', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/fixtures/**', '**/dist/**', 'tools/docs/**', 'examples/first-draft/**'],
  })
  const known = new Set(globSync('{*.md,{docs,examples}/**/*.md}', { cwd: root }).map((path) => basename(path)))

  it('send their reader to no paragraph of a page that only others have', () => {
    expect(files.length).toBeGreaterThan(2000)
    const sent = files.flatMap((path) =>
      [...read(path).matchAll(/\b([\w-]+\.md|DESIGN) §/g)]
        .filter(([, page = '']) => !known.has(page))
        .map(([words]) => `${path}: ${words}`),
    )
    expect(sent).toEqual([])
  })
})

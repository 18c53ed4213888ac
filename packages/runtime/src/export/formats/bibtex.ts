import { citedSources, type CitedSource } from '../cited-sources.ts'
import type { ExportFormat } from '../export-format.ts'

/** The cited sources for LaTeX and reference managers. */
export const bibtex: ExportFormat<'bibtex', string> = {
  name: 'bibtex',
  label: 'BibTeX',
  about: 'the cited sources as BibTeX',
  mediaType: 'application/x-bibtex; charset=utf-8',
  extension: 'bib',
  isText: true,
  hasFooter: false,
  render: (draft) => citedSources(draft).map(entryOf).join('\n'),
}

/** BibTeX has no entry for a page: `@misc` with `howpublished`, and the fields of BibLaTeX beside it, which others pass over. */
function entryOf({ key, title, author, url, published, licence, language, read, path, digest }: CitedSource): string {
  const fields = {
    title: `{${escapeTex(title)}}`,
    author: author && `{${escapeTex(author)}}`,
    year: published?.slice(0, 4),
    date: published,
    howpublished: url && String.raw`\url{${braced(url)}}`,
    url: url && braced(url),
    urldate: read,
    language,
    note: [path, licence && `licence: ${licence}`].flatMap((part) => (part ? [escapeTex(part)] : [])).join(', '),
    annote: `sha256 ${digest}`,
  }
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`  ${name} = {${value}},`]))
  return `@misc{${key},\n${lines.join('\n')}\n}\n`
}

const signs: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '{': String.raw`\{`,
  '}': String.raw`\}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
}

/** A text as TeX prints it. */
function escapeTex(text: string): string {
  return text.replaceAll(/[\\{}~^#$%&_]/g, (sign) => signs[sign] ?? `\\${sign}`).replaceAll(/\s+/g, ' ')
}

/** An address between braces: those of its own, and what TeX takes for a comment, as URLs write them. */
function braced(url: string): string {
  return url.replaceAll(/[{}\\\s]/g, encodeURIComponent)
}

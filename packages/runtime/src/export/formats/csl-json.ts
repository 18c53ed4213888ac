import { citedSources } from '../cited-sources.ts'
import type { ExportFormat } from '../export-format.ts'

/** The cited sources for Zotero, pandoc and everything else that speaks CSL (its JSON schema, `csl-data`, version 1.0). */
export const cslJson: ExportFormat<'csljson', string> = {
  name: 'csljson',
  label: 'CSL-JSON',
  about: 'the cited sources as CSL-JSON',
  mediaType: 'application/vnd.citationstyles.csl+json',
  extension: 'csl.json',
  isText: true,
  hasFooter: false,
  render: (draft) => {
    const items = citedSources(draft).map(({ key, title, author, url, published, licence, language, read, path, digest }) => ({
      id: key,
      type: url === undefined ? 'document' : 'webpage',
      title,
      author: author === undefined ? undefined : [{ literal: author }],
      URL: url,
      issued: published === undefined ? undefined : dateParts(published),
      accessed: dateParts(read),
      language,
      note: [path, licence && `licence: ${licence}`, `sha256 ${digest}`].filter(Boolean).join(', '),
    }))
    return `${JSON.stringify(items, null, 2)}\n`
  },
}

function dateParts(date: string): { readonly 'date-parts': readonly (readonly number[])[] } {
  return { 'date-parts': [date.split('-').map(Number)] }
}

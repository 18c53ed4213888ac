import type { ExportFormat } from './export-format.ts'
import { astro } from './formats/astro.ts'
import { bibtex } from './formats/bibtex.ts'
import { cslJson } from './formats/csl-json.ts'
import { docx } from './formats/docx.ts'
import { ghost } from './formats/ghost.ts'
import { html } from './formats/html.ts'
import { hugo } from './formats/hugo.ts'
import { jekyll } from './formats/jekyll.ts'
import { json } from './formats/json.ts'
import { markdown } from './formats/markdown.ts'

/** Name of a format: `md`, `docx` … */
export type ExportFormatName = 'md' | 'html' | 'docx' | 'json' | 'hugo' | 'astro' | 'jekyll' | 'ghost' | 'bibtex' | 'csljson'

const formats: { readonly [Name in ExportFormatName]: ExportFormat<Name> } = {
  md: markdown,
  html,
  docx,
  json,
  hugo,
  astro,
  jekyll,
  ghost,
  bibtex,
  csljson: cslJson,
}

/** Every format that a draft can be taken away in, in the order in which they are shown. */
export const exportFormats: readonly ExportFormat<ExportFormatName>[] = Object.values(formats)

/** Names of all formats. */
export const exportFormatNames: readonly ExportFormatName[] = exportFormats.map(({ name }) => name)

/** Looks up a format by its name. */
export function formatOf(name: ExportFormatName): ExportFormat<ExportFormatName> {
  return formats[name]
}

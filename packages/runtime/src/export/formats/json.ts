import type { ExportFormat } from '../export-format.ts'

/** The whole draft with every claim, verdict and source. */
export const json: ExportFormat<'json', string> = {
  name: 'json',
  label: 'JSON',
  about: 'the whole draft with every claim and verdict',
  mediaType: 'application/json',
  extension: 'json',
  isText: true,
  hasFooter: false,
  render: (draft) => `${JSON.stringify(draft, null, 2)}\n`,
}

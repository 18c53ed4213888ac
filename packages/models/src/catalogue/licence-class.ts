/**
 * Classes of licences: `open` is approved by the Open Source Initiative or is an open licence of Creative Commons or Open Data Commons; `limited`
 * allows use under conditions on who uses it or what for (Llama, Gemma, RAIL); `non-commercial` forbids business; `proprietary` gives no copy.
 */
export type LicenceClass = 'open' | 'limited' | 'non-commercial' | 'proprietary'

/** Open licences by SPDX id, as far as models and their data use them. Source: opensource.org/licenses, opendefinition.org/licenses. */
const open: ReadonlySet<string> = new Set([
  'Apache-2.0',
  'MIT',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC0-1.0',
  'ODC-By-1.0',
  'AGPL-3.0-only',
  'GPL-3.0-only',
])

/** Classifies a licence by its name in the catalogue. */
export function licenceClass(licence: string): LicenceClass {
  if (open.has(licence)) return 'open'
  if (licence === 'proprietary') return 'proprietary'
  return /\bNC\b|non-?commercial|research/i.test(licence) ? 'non-commercial' : 'limited'
}

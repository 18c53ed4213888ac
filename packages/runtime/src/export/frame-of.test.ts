import { frameLanguages } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { framedDraft } from '../../test/framed-draft.ts'
import { exportDraft } from './export-draft.ts'

/** Words that English and another language write alike. Whatever else of ours stands in two languages was not translated. */
const shared: Readonly<Record<string, string>> = {
  de: 'in november passage text was',
  fr: 'capable machine passage point source sources transition',
  es: 'no',
  it: 'false in',
  pt: 'as do no',
  nl: 'in is machine model november of open passage was',
  pl: 'by do model to',
}

/** Words and units that are the same everywhere: digests and names of units. */
const everywhere = new Set(['sha', 'usd', 'wh', 'aaaaaaaaaaaa', 'folder'])

function wordsIn(text: string): ReadonlySet<string> {
  const shown = text
    .replaceAll(/<style>[\s\S]*?<\/style>/g, ' ')
    .replaceAll(/ title="([^"]*)"/g, '> $1 <')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&[a-z]+;/g, ' ')
  const words = shown.toLowerCase().match(/(?:(?=[\p{L}])\p{Script=Latin})+/gu) ?? []
  return new Set(words.filter((word) => word.length > 1 && !everywhere.has(word)))
}

describe.each(frameLanguages.filter((language) => language !== 'en'))('a draft in %s', (language) => {
  it.each(['md', 'html'] as const)('has no English word of ours in its %s', (format) => {
    const english = wordsIn(exportDraft(framedDraft('en'), format).body)
    expect(english.size).toBeGreaterThan(130)
    const own = wordsIn(exportDraft(framedDraft(language), format).body)
    const same = [...own]
      .filter((word) => english.has(word))
      .toSorted()
      .join(' ')
    expect(same).toBe(shared[language] ?? '')
  })

  it('says in its own words that the check is reduced', () => {
    expect(exportDraft(framedDraft(language), 'md').body).toContain(framedDraft(language).notice ?? '')
  })
})

it.each([
  ['en', '3 February 2026', '90.5', '“Ω ω ψ.”'],
  ['de', '3. Februar 2026', '90,5', '„Ω ω ψ.“'],
  ['fr', '3 février 2026', '90,5', '«\u00A0Ω ω ψ.\u00A0»'],
  ['es', '3 de febrero de 2026', '90,5', '«Ω ω ψ.»'],
  ['it', '3 febbraio 2026', '90,5', '«Ω ω ψ.»'],
  ['pt', '3 de fevereiro de 2026', '90,5', '“Ω ω ψ.”'],
  ['nl', '3 februari 2026', '90,5', '“Ω ω ψ.”'],
  ['pl', '3 lutego 2026', '90,5', '„Ω ω ψ.”'],
  ['zh', '2026年2月3日', '90.5', '“Ω ω ψ.”'],
  ['ja', '2026年2月3日', '90.5', '「Ω ω ψ.」'],
])('writes dates, decimals and quotations as %s does', (language, date, decimal, quotation) => {
  const { body } = exportDraft(framedDraft(language), 'md')
  for (const wanted of [date, decimal, quotation]) expect(body).toContain(wanted)
})

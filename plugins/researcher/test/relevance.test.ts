import type { Brief, Plan, SectionForm } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { chooseQuotes } from '../src/quotes/choose-quotes.ts'
import { findRelatedTerms } from '../src/quotes/related-terms.ts'
import { needsOf } from '../src/topic/needs-of.ts'
import { prepare } from '../src/topic/prepare.ts'
import { scoreCandidates } from '../src/quotes/score-candidates.ts'

/** Quotes for the one question of a section with this heading, best first, with the titles of their documents. */
function quotesFor(brief: Brief, heading: string, texts: readonly string[], words = 60): readonly string[] {
  const isWhole = heading === 'Overview'
  const plan: Plan = {
    title: brief.topic,
    questions: [{ id: 'q1', text: isWhole ? `What are the main details of ${brief.topic}?` : `What are the key aspects of ${heading}?` }],
    outline: [{ id: 's1', heading, intent: '', questionIds: ['q1'], words }],
    acceptance: [],
    queries: [],
  }
  const needs = needsOf(plan, brief.topic, ['q1'])
  const readings = texts.map((text, at) =>
    prepare({ sourceId: `w${at}`, title: /^# (.*)/.exec(text)?.[1] ?? '', address: `text:${at}`, text, digest: text }),
  )
  return chooseQuotes(scoreCandidates(readings, needs, brief.topic), needs, { max: 12 }).map(
    ({ sourceId, quote }) => `${sourceId} ${quote}`,
  )
}

const registries = [
  '# Statements of origin\n\nSince 2023 the registry of packages accepts packages with a statement of their origin. Most packages of a registry still come without a statement of their origin.',
  '# The worm of September\n\nIn an attack on the registry in 2025 malicious versions of 18 packages were published. The attackers stole tokens from 500 machines that installed the packages.',
  '# Two names\n\nThe attack of 2021 put malicious packages with known names into a public registry. More than 35 firms installed the packages of the attacker.',
  '# A stranger\n\nIn 2018 malicious code reached 2 million machines that installed a new version of the tool. It stole the keys of a wallet.',
  '# Bees\n\nBees in Lund gathered 340 kilograms of honey from lime trees in the summer of 2019.',
]

describe('the choice of quotes', () => {
  const brief: Brief = { topic: 'The software supply chain' }

  it('puts what a heading is about before what it is about it for', () => {
    const quotes = quotesFor(brief, 'Attacks on package registries', registries)
    expect(quotes[0]).toMatch(/^w[12] .*attack/)
    const provenance = quotes.findIndex((quote) => quote.startsWith('w0'))
    expect(provenance).toBeGreaterThan(quotes.findIndex((quote) => quote.startsWith('w2')))
    expect(quotes.some((quote) => quote.includes('Bees'))).toBe(false)
  })

  it('finds a document that speaks of the matter in other words', () => {
    expect(quotesFor(brief, 'Attacks on package registries', registries).some((quote) => quote.startsWith('w3'))).toBe(true)
  })

  it('takes a document whose title has the very phrase, though its sentences do not say it', () => {
    const texts = [
      '# Engines for boats\n\nThe engine of a boat burns about 20 litres of oil in an hour at sea. Boats are painted every spring by their owners.',
      '# Pumps for small gardens\n\nIt lifts 40 litres a minute from a depth of seven metres. A battery of two kilograms lasts for one whole summer.',
      '# Gardens of the south\n\nThe roses of the south bloom from March to October. Walls of stone keep the wind away from them.',
    ]
    const quotes = quotesFor({ topic: 'Machines for the house' }, 'The price of small gardens', texts)
    expect(quotes.map((quote) => quote.slice(0, 2))).toEqual(['w1'])
  })

  it('hears two quotes of each document before the third of one', () => {
    const long = `# The tower at Cape Morrow\n\n${Array.from({ length: 6 }, (_, at) => `The lamp of tower number ${at} burned ${300 + at * 7} litres of ${['oil', 'tar', 'fat', 'gas', 'wax', 'peat'][at]} in the winter of 19${40 + at}.`).join(' ')}`
    const other = '# The lens\n\nThe lamp behind the lens was seen from 19 miles by every ship of the Swansea line.'
    const order = quotesFor({ topic: 'Cape Morrow' }, 'Lamp', [long, other], 300).map((quote) => quote.slice(0, 2))
    expect(order.indexOf('w1')).toBeLessThanOrEqual(2)
  })

  it('begins with the definition of the topic, however central other sentences are', () => {
    const text =
      '# LK-99\n\nLK-99 (from the Lee-Kim 1999 research) is a gray–black, polycrystalline compound. By mid-August 2023 the consensus was that LK-99 is no superconductor. Replications of the LK-99 superconductor tested whether the LK-99 compound is a superconductor.'
    expect(quotesFor({ topic: 'LK-99' }, 'Overview', [text])[0]).toMatch(/^w0 LK-99 \(from/)
  })

  it('takes what stands under the heading of the section before what merely has its words', () => {
    const text =
      '# Atsu\n\nAtsu was a winger from Ghana.\n\n## Club career\n\nHis club Porto made Atsu a professional with a career of 65 international matches in Europe.\n\n## International career\n\nAtsu won his first cap for Ghana against Lesotho in June 2012.'
    expect(quotesFor({ topic: 'Atsu' }, 'International career', [text], 8).map((quote) => quote.slice(3))).toEqual([
      'Atsu won his first cap for Ghana against Lesotho in June 2012.',
    ])
  })
})

describe('findRelatedTerms', () => {
  const share = (wanted: ReadonlySet<string>, have: ReadonlySet<string>): number =>
    [...wanted].filter((root) => have.has(root)).length / wanted.size
  const need = {
    questionId: 'q',
    text: '',
    asides: new Set<string>(),
    stems: new Set(['attack']),
    words: 100,
    headings: [],
    phrases: new Set<string>(),
    heads: new Set<string>(),
    isGeneral: false,
    isAsked: false,
    isLeaning: false,
    defined: new Set<string>(),
    only: null,
    sides: [],
    kind: 'matter' as const,
    forms: new Set<SectionForm>(),
  }
  const documents = [['attack', 'worm', 'token'], ['attack', 'worm', 'name'], ['worm', 'bee'], ['honey', 'bee'], ['tree']].map(
    (roots) => new Set(roots),
  )

  it('learns what the best documents share, and nothing from too few or from none', () => {
    const { weights, fits } = findRelatedTerms(need, documents, share)
    expect([...weights.keys()]).toEqual(['attack', 'worm'])
    expect(fits.map((fit) => fit > 0)).toEqual([true, true, true, false, false])
    expect(findRelatedTerms(need, documents.slice(0, 3), share).weights.size).toBe(0)
    expect(findRelatedTerms({ ...need, stems: new Set(['whale']) }, documents, share).weights.size).toBe(0)
  })
})

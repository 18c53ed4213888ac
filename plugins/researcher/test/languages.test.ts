import { indexLanguageOf } from '@galley/evidence'
import type { Plan } from '@galley/sdk'
import { expect, test } from 'vitest'
import { needsOf } from '../src/topic/needs-of.ts'
import { prepare } from '../src/topic/prepare.ts'
import { scoreCandidates } from '../src/quotes/score-candidates.ts'

/** Words of the one sentence that has most to do with a heading; empty where none stands out. */
function firstFor(heading: string, text: string): string {
  const plan: Plan = {
    title: 'Rights',
    questions: [{ id: 'q1', text: heading }],
    outline: [{ id: 's1', heading, intent: '', questionIds: ['q1'], words: 60 }],
    acceptance: [],
    queries: [],
  }
  const reading = prepare({ sourceId: text.slice(0, 40), title: 'Rights', address: 'folder:a.md', text, digest: text })
  const relevance = scoreCandidates([reading], needsOf(plan, 'Rights', ['q1']), 'Rights').map(({ candidate, worth: [worth] }) => ({
    quote: candidate.quote,
    relevance: worth?.relevance ?? 0,
  }))
  const best = Math.max(...relevance.map((one) => one.relevance))
  const first = relevance.filter((one) => one.relevance === best)
  return first.length === 1 ? (first[0]?.quote ?? '') : ''
}

const documents: Readonly<Record<string, readonly [text: string, ...(readonly [heading: string, found: RegExp])[]]>> = {
  de: [
    `Niemand darf der Folter oder einer grausamen und erniedrigenden Strafe unterworfen werden. Jeder hat das Recht auf gleichen Lohn für die
    gleiche Arbeit und auf Schutz vor der Not. Alle haben auch das Recht auf Erholung und auf einen bezahlten Urlaub in jedem Jahr.`,
    ['Grausame Strafen', /Folter/],
    ['Die Löhne', /Lohn/],
    ['Bezahlte Urlaube', /Erholung/],
  ],
  it: [
    `Nessuno può essere tenuto in stato di schiavitù o di servitù in nessuno dei paesi. Ogni persona ha il diritto di essere protetta contro la
    privazione della sua proprietà e della casa. Tutti hanno il diritto a una giusta remunerazione e alla cura medica per la famiglia.`,
    ['Il paese', /schiavitù/],
    ['Persone protette', /privazione/],
    ['Le cure mediche', /remunerazione/],
  ],
  nl: [
    `Niemand mag in slavernij of horigheid worden gehouden en de handel in slaven is verboden. Een ieder heeft recht op een gelijk loon voor
    gelijke arbeid en op bescherming tegen de werkloosheid. Alle mensen hebben ook recht op vrije tijd en op een betaalde vakantie in het jaar.`,
    ['Verboden handelingen', /slavernij/],
    ['De lonen', /loon/],
    ['Betaalde vakanties', /vrije tijd/],
  ],
}

test.each(Object.keys(documents))('%s: a heading finds what stands in the document in another form of its words', (language) => {
  const [text, ...rows] = documents[language] ?? ['']
  expect(indexLanguageOf(text)).toBe(language)
  expect(rows.map(([heading, found]) => found.test(firstFor(heading, text)))).toEqual(rows.map(() => true))
})

test('words of another language are no forms of each other by its rules', () => {
  const english =
    'The ferries of the river carry the cars and the people of the town. The wages of the crew are paid in the summer and in the winter.'
  expect(indexLanguageOf(english)).toBe('en')
  expect(prepare({ sourceId: 'en', title: 'Ferries', address: 'folder:a.md', text: english, digest: 'en' }).inflected('ferri')).toEqual([])
})

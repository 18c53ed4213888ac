import { describe, expect, it } from 'vitest'
import { isFactual, judgeSupport, looksLikeInstruction, readSentences, windowAround, type SupportEvidence } from '../src/index.ts'
import { createSeeded, titleWithData } from '@galley/testkit'
import { ownArticles, readArticles, realArticles, type Article } from './articles.ts'
import { changeNumber, entitiesOf, negate, reorder, swapEntity } from './perturb.ts'

const articles = readArticles()
/** Of the real articles each seventh sentence is judged, which keeps the run short. */
const stepOfReal = 7

interface Rates {
  [kind: string]: { right: number; all: number }
}

function rateSupport(all: readonly Article[], step: number, titled: boolean): Readonly<Record<string, number>> {
  const random = createSeeded(7)
  const rates: Rates = {}
  const read = all.map((article) => ({ article, sentences: readSentences(article.text), names: entitiesOf(article.text) }))
  const evidenceOf = (at: number, n: number): SupportEvidence => {
    const { article, sentences } = read[at]!
    const sentence = sentences[n % sentences.length]!
    return { id: 'e', quote: sentence.text, window: windowAround(article.text, sentence), ...(titled ? { title: article.title } : {}) }
  }
  const judge = (kind: string, sentence: string | null, evidence: SupportEvidence, supported: boolean): void => {
    if (sentence === null) return
    const rate = (rates[kind] ??= { right: 0, all: 0 })
    rate.all += 1
    if ((judgeSupport(sentence, [evidence]).verdict === 'supported') === supported) rate.right += 1
  }
  read.forEach(({ sentences, names }, at) => {
    for (let n = 0; n < sentences.length; n += step) {
      const { text } = sentences[n]!
      if (!isFactual(text)) continue
      const evidence = evidenceOf(at, n)
      judge('verbatim', text, evidence, true)
      judge('reordered', reorder(text), evidence, true)
      judge('number changed', changeNumber(text, random), evidence, false)
      judge('name exchanged', swapEntity(text, names, random), evidence, false)
      judge('negation', negate(text), evidence, false)
      judge(
        'wrong source',
        text,
        evidenceOf((at + 1 + Math.floor(random() * (read.length - 1))) % read.length, Math.floor(random() * 1000)),
        false,
      )
      judge('wrong passage', text, evidenceOf(at, n + 5 + Math.floor(random() * Math.max(1, sentences.length - 10))), false)
    }
  })
  return Object.fromEntries(
    Object.entries(rates).map(([kind, { right, all: total }]) => [`${kind} (${total})`, Math.round((1000 * right) / total) / 10]),
  )
}

describe('T0 on made-up articles', () => {
  it.each([false, true])('passes what is said and catches what is not (title known: %s)', (titled) => {
    const rates = rateSupport(ownArticles, 1, titled)
    expect(Object.keys(rates).map((key) => key.replace(/ \(\d+\)$/, ''))).toEqual(
      expect.arrayContaining(['verbatim', 'reordered', 'number changed', 'name exchanged', 'negation', 'wrong source', 'wrong passage']),
    )
    expect(Object.entries(rates).filter(([, rate]) => rate < 100)).toEqual([])
  })

  it('takes no sentence of them for an instruction', () => {
    const sentences = ownArticles.flatMap((article) => readSentences(article.text))
    expect(sentences.length).toBeGreaterThan(40)
    expect(sentences.filter(({ text }) => looksLikeInstruction(text))).toEqual([])
  })
})

describe.skipIf(articles === null)(titleWithData('T0 on real articles', realArticles), () => {
  it.each([false, true])('passes what is said and catches what is not (title known: %s)', (titled) => {
    const rates = rateSupport(articles ?? [], stepOfReal, titled)
    process.stderr.write(`\nT0, per cent right, title ${titled ? 'known' : 'unknown'}: ${JSON.stringify(rates)}\n`)
    const rate = (kind: string): number => Object.entries(rates).find(([key]) => key.startsWith(kind))?.[1] ?? 0
    expect(rate('verbatim')).toBe(100)
    expect(rate('reordered')).toBeGreaterThanOrEqual(97)
    expect(rate('number changed')).toBeGreaterThanOrEqual(98)
    expect(rate('name exchanged')).toBeGreaterThanOrEqual(96)
    expect(rate('negation')).toBeGreaterThanOrEqual(97)
    expect(rate('wrong source')).toBeGreaterThanOrEqual(99)
    expect(rate('wrong passage')).toBeGreaterThanOrEqual(97)
  })

  it('takes no sentence of them for an instruction', () => {
    const heard = (articles ?? [])
      .flatMap((article) => readSentences(article.text))
      .filter((sentence) => looksLikeInstruction(sentence.text))
    expect(heard.map((sentence) => sentence.text)).toEqual([])
  })
})

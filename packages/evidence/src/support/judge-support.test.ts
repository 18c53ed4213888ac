import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alarms } from './alarms/alarms.ts'
import { judgeSupport } from './judge-support.ts'

const olmo =
  'OLMo 2 was released by the Allen Institute for AI in November 2024 with its training data, code and checkpoints under the Apache 2.0 licence.'
const peat =
  'The survey of 1,204 gardeners found that 38% had stopped using peat, up from 21% in 2019. Most of them said price was not the main reason. Retailers sold 4.2 million bags of peat-free compost last year.'
const kosovo =
  'Kurti said the police would not withdraw from the four northern municipalities until new elections were held. President Vučić called the decision a provocation and moved the army to its highest level of readiness on 26 May 2023.'
const webb =
  'The James Webb Space Telescope uses a 6.5-metre primary mirror made of 18 gold-plated beryllium segments. It orbits the Sun near the second Lagrange point, about 1.5 million kilometres from Earth.'

const judge = (quote: string, sentence: string, title?: string): ReturnType<typeof judgeSupport> =>
  judgeSupport(sentence, [{ id: 'e1', quote, window: quote, ...(title === undefined ? {} : { title }) }])

const mixtral = 'Mixtral holds 46.7 billion parameters in all, but only 12.9 billion are used for any one token.'
const names = 'Open models invented names more often than commercial ones, with 21.7 percent against 5.2 percent on average.'

describe('judgeSupport', () => {
  it.each<[string, string]>([
    [names, 'Open models invented names more often than commercial ones, at 21.7 against 5.2 percent on average.'],
    [names, 'Open models invented names more often than commercial ones, 21.7 beside 5.2 percent on average.'],
    [mixtral, 'Mixtral uses 12.9 of its 46.7 billion parameters for any one token.'],
    [
      'A sha512 or sha1 integrity string for the artifact that was unpacked.',
      'It has a SHA-512 or SHA-1 integrity string for what was unpacked.',
    ],
    ['The United Nations said that 16 million people were affected.', 'The UN said that 16 million people were affected.'],
    ['The National Unity Government of Myanmar counted 463 dead.', 'Myanmar’s National Unity Government counted 463 dead.'],
    ['On 22 July 2023, two preprints appeared on arXiv.', 'The preprints were posted on arXiv on 22 July 2023.'],
    ['Schools closed because of the storm.', 'Due to the storm, schools closed.'],
  ])('finds in “%s”: %s', (quote, sentence) => {
    const { verdict, reason } = judge(quote, sentence)
    expect(verdict, reason).toBe('supported')
  })

  it.each<[string, string]>([
    [names, 'Open models invented names more often than commercial ones, at 27.1 against 5.2 percent on average.'],
    [mixtral, 'Mixtral uses 13.9 of its 46.7 billion parameters for any one token.'],
    [
      'A sha512 integrity string for the artifact that was unpacked.',
      'It has a SHA-256 integrity string for the artifact that was unpacked.',
    ],
    ['The United Nations said that 16 million people were affected.', 'The EU said that 16 million people were affected.'],
    ['The National Unity Government of Myanmar counted 463 dead.', 'Bangladesh’s National Unity Government counted 463 dead.'],
  ])('does not find in “%s”: %s', (quote, sentence) => {
    expect(judge(quote, sentence).verdict).not.toBe('supported')
  })

  it('leaves to a judge what only the topic of the draft names, and nothing else', () => {
    const quote = 'By 15 October no replication of the material had shown a single feature of a superconductor.'
    const judged = (sentence: string, topic?: string): string =>
      judgeSupport(sentence, [{ id: 'e', quote, window: quote }], topic === undefined ? {} : { topic }).verdict
    const sentence = 'By 15 October no replication of LK-99 had shown a single feature of a superconductor.'
    expect(judged(sentence)).toBe('unsupported')
    expect(judged(sentence, 'What became of LK-99?')).toBe('undecided')
    expect(judged(sentence.replace('October', 'October in Seoul'), 'What became of LK-99?')).toBe('unsupported')
  })

  it('gives a reason that a writer can act on: a whole phrase, and what is not said', () => {
    const record = 'The highest-temperature superconductors had a critical temperature of at most 150 K at atmospheric pressure.'
    const { reason } = judge(
      record,
      'The highest-temperature superconductors had a critical temperature of at least 150 K at atmospheric pressure.',
    )
    expect(reason).toContain('“at least” is not said; the source says “a critical temperature of at most 150 K')
  })

  it.each<[string, string, string?]>([
    [olmo, 'The Allen Institute for AI released OLMo 2 in November 2024.'],
    [olmo, 'Its training data, code and checkpoints are available under the Apache 2.0 license.'],
    [olmo, 'In November 2024, the Allen Institute for AI published OLMo 2 under the Apache 2.0 licence.'],
    [olmo, 'OLMo 2, released in November 2024, comes with its training data and code.'],
    [olmo, 'The model was released in November 2024 by the Allen Institute for AI.', 'OLMo 2'],
    [olmo, 'As “Open models in 2024” notes, OLMo 2 was released with its training data, code and checkpoints.', 'Open models in 2024'],
    [
      olmo,
      'According to “Open models in 2024”, “OLMo 2 was released by the Allen Institute for AI in November 2024 with its training data, code and checkpoints”.',
      'Open models in 2024',
    ],
    [
      olmo,
      '"Open models in 2024" reports: "OLMo 2 was released by the Allen Institute for AI in November 2024 […] under the Apache 2.0 licence."',
      'Open models in 2024',
    ],
    [peat, 'A survey of 1204 gardeners found that 38 percent had stopped using peat.'],
    [peat, 'The share of gardeners who stopped using peat rose from 21% in 2019 to 38%.'],
    [peat, 'Retailers sold 4,200,000 bags of peat-free compost last year.'],
    [peat, 'Retailers sold 4.2m bags of peat-free compost last year.'],
    [peat, 'Price was not the main reason for most of them.'],
    [peat, 'In 2019, 21% of the gardeners had stopped using peat.'],
    [kosovo, 'Kurti said that police would not withdraw from the four municipalities in the north until new elections.'],
    [kosovo, "Vučić, the president, called Kurti's decision a provocation."],
    [kosovo, 'President Vucic moved the army to its highest level of readiness.'],
    [kosovo, 'On 26 May 2023, the army was moved to its highest level of readiness.'],
    [webb, 'Its primary mirror, 6.5 metres wide, is made of 18 gold-plated beryllium segments.', 'James Webb Space Telescope'],
    [webb, 'The telescope orbits the Sun about 1.5 million km from Earth.', 'James Webb Space Telescope'],
    [webb, 'JWST uses a mirror made of eighteen gold-plated beryllium segments.'],
    [webb, 'The James Webb Space Telescope orbits near the second Lagrange point.'],
  ])('%#: what the evidence says in other words passes', (quote, sentence, title) => {
    expect(judge(quote, sentence, title)).toMatchObject({ verdict: 'supported', evidenceId: 'e1' })
  })

  it.each<[string, string, string?]>([
    [olmo, 'Olm 2 was released by the Allen Institute for AI in November 2024.'],
    [olmo, 'OLMo 2 was released by Meta in November 2024 with its training data.'],
    [olmo, 'OLMo 2 was released without its training data, code and checkpoints.'],
    [olmo, 'OLMo 3 was released by the Allen Institute for AI in November 2024.', 'OLMo 2'],
    [olmo, 'The Allen Institute for AI released 2 models in November 2024.', 'OLMo 2'],
    [olmo, '“OLMo 2 is the best model of the Allen Institute for AI”, says “Open models”.', 'Open models'],
    [peat, 'The survey of 1,204 gardeners found that 21% had stopped using peat, up from 38% in 2019.'],
    [peat, 'The survey of 1,204 gardeners found that 38 had stopped using peat.'],
    [peat, 'Retailers sold 4.2 billion bags of peat-free compost last year.'],
    [peat, 'Most of them said price was the main reason.'],
    [peat, 'Retailers sold 4.2 million tonnes of peat-free compost last year.'],
    [kosovo, 'Vučić said the police would not withdraw from the four northern municipalities.'],
    [kosovo, 'President Kurti called the decision a provocation.'],
    [kosovo, 'Kurti moved the army to its highest level of readiness on 26 May 2023.'],
    [webb, 'The James Webb Space Telescope uses a 6.5-kilometre primary mirror.'],
    [webb, 'The James Webb Space Telescope uses a 1.5-metre primary mirror.'],
    [webb, 'The Hubble Space Telescope uses a 6.5-metre primary mirror.'],
    [webb, 'It orbits the Earth near the second Lagrange point, about 1.5 million kilometres from the Sun.'],
  ])('%#: what the evidence does not say fails', (quote, sentence, title) => {
    expect(judge(quote, sentence, title).verdict).not.toBe('supported')
  })

  it('says what is wrong, and calls the opposite contradicted', () => {
    expect(judge(olmo, 'OLMo 2 was released by the Allen Institute for AI in November 2025 with its training data.')).toEqual({
      verdict: 'contradicted',
      alarm: 'date',
      score: 0.5,
      evidenceId: 'e1',
      reason: 'Where the sentence has 2025, the source has 2024.',
    })
    expect(judge(peat, 'Most of them said price was the main reason.')).toMatchObject({
      verdict: 'contradicted',
      alarm: 'negation',
      reason: 'The source says “not the main”.',
    })
    expect(judge(olmo, 'Trees grew in 1931 in forests.')).toMatchObject({ verdict: 'unsupported', score: 0 })
    expect(judgeSupport('It is so.', [])).toMatchObject({ verdict: 'unsupported', score: 0 })
    expect(judge(olmo, '…')).toMatchObject({ verdict: 'uncheckable' })
    expect(judge('Cheap peat was sold in bags.', 'In gardens cheap peat was replaced by better compost.')).toMatchObject({
      verdict: 'undecided',
      alarm: 'wording',
      reason: 'The source does not say this in these words: it has nothing of “gardens”, “replaced”, “compost”.',
    })
  })

  it('finds a quotation over the reference marks of its source, and across what the writer left out', () => {
    const quote = 'The band said the tour was "a brave one [12] and a long one" in 2005 [N 3]. It ended [13] in Leeds.'
    expect(judge(quote, 'The band said: “the tour was a brave one and a long one”.').verdict).toBe('supported')
    expect(judge(quote, 'The band said: “the tour was a brave one […] in 2005”.').verdict).toBe('supported')
    expect(judge(quote, 'The band said: “the tour was a long and brave one”.').verdict).toBe('unsupported')
  })

  it('lets each clause rest on its own evidence, and mixes nothing within one', () => {
    const evidence = [
      { id: 'a', quote: olmo, window: olmo },
      { id: 'b', quote: peat, window: peat },
    ]
    expect(
      judgeSupport('OLMo 2 was released in November 2024, and retailers sold 4.2 million bags of peat-free compost last year.', evidence)
        .verdict,
    ).toBe('supported')
    expect(
      judgeSupport('OLMo 2 was released in November 2019, and retailers sold 4.2 million bags of peat-free compost last year.', evidence)
        .verdict,
    ).toBe('contradicted')
  })

  it('compares words and numbers only in other languages', () => {
    const quote = 'Das Institut veröffentlichte das Modell im November 2024 mit allen Daten.'
    const evidence = [{ id: 'a', quote, window: quote }]
    expect(judgeSupport('Im November 2024 veröffentlichte das Institut sein Modell mit Daten.', evidence, { language: 'de' }).verdict).toBe(
      'supported',
    )
    expect(judgeSupport('Im November 2025 veröffentlichte das Institut sein Modell mit Daten.', evidence, { language: 'de' }).verdict).toBe(
      'unsupported',
    )
    expect(
      judgeSupport('研究所は2025年にモデルを公開した。', [{ id: 'j', quote: '研究所は2024年にモデルを公開した。', window: '' }], {
        language: 'ja',
      }).verdict,
    ).toBe('unsupported')
  })

  it('never supports a number that the evidence does not have', () => {
    const words = fc.array(
      fc.constantFrom('the', 'survey', 'of', 'gardeners', 'peat', 'Kurti', 'police', 'not', 'said', 'released', 'model', 'bags'),
      { minLength: 3, maxLength: 14 },
    )
    fc.assert(
      fc.property(
        words,
        words,
        fc.integer({ min: 10, max: 1e9 }),
        fc.integer({ min: 10, max: 1e9 }),
        fc.nat(),
        (evidence, sentence, has, claims, at) => {
          fc.pre(has !== claims)
          const quote = [...evidence, String(has), 'bags'].join(' ')
          const place = at % (sentence.length + 1)
          const written = [...sentence.slice(0, place), String(claims), ...sentence.slice(place)].join(' ')
          expect(judge(quote, written).verdict).not.toBe('supported')
          expect(judge(quote, `${quote}, and ${claims} more`).verdict).not.toBe('supported')
        },
      ),
    )
  })

  it('supports every sentence by itself, whoever is named around it', () => {
    for (const quote of [olmo, kosovo, webb, peat])
      for (const sentence of quote.split(/(?<=\.) /)) {
        expect(judge(quote, sentence).verdict).toBe('supported')
        expect(judge(quote, `According to “A title of 3 Words”, ${sentence}`, 'A title of 3 Words').verdict).toBe('supported')
        expect(judge(quote, `“A title …” notes: “${sentence}” [[c:x]]`, 'A title of 3 Words').verdict).toBe('supported')
      }
  })

  const sentences = [olmo, kosovo, webb, peat].flatMap((text) => text.split(/(?<=[a-z]\.) /))

  it('supports a sentence by itself, whatever other evidence is cited with it', () => {
    fc.assert(
      fc.property(
        fc.nat(sentences.length - 1),
        fc.array(fc.nat(sentences.length - 1), { maxLength: 4 }),
        fc.nat(4),
        (own, others, place) => {
          const quotes = others.map((at) => sentences[at] ?? '')
          quotes.splice(Math.min(place, quotes.length), 0, sentences[own] ?? '')
          const evidence = quotes.map((quote, at) => ({ id: `e${at}`, quote, window: quote }))
          expect(judgeSupport(sentences[own] ?? '', evidence).verdict).toBe('supported')
        },
      ),
    )
  })

  it('names citations that add nothing, and keeps what carries the sentence', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(sentences.length - 1), { minLength: 2, maxLength: 4 }), (chosen) => {
        const evidence = chosen.map((at) => ({ id: `e${at}`, quote: sentences[at] ?? '', window: sentences[at] ?? '' }))
        const sentence = sentences[chosen[0] ?? 0] ?? ''
        const { needless = [] } = judgeSupport(sentence, evidence)
        expect(needless).toHaveLength(evidence.length - 1)
        const kept = evidence.filter(({ id }) => !needless.includes(id))
        expect(judgeSupport(sentence, kept).verdict).toBe('supported')
      }),
    )
  })

  it('judges all citations of a sentence together, and drops none that is needed', () => {
    const evidence = [
      { id: 'a', quote: olmo, window: olmo },
      { id: 'b', quote: peat, window: peat },
    ]
    const both = judgeSupport(
      'OLMo 2 came out in November 2024, the year in which 38% of 1,204 gardeners had stopped using peat.',
      evidence,
    )
    expect(both.needless).toBeUndefined()
    expect(judgeSupport('OLMo 2 was released by the Allen Institute for AI in November 2024.', evidence).needless).toEqual(['b'])
  })

  it('takes the headings above a quote for part of its passage', () => {
    const quote = 'Police closed two bridges on 15 May.'
    const judgeUnder = (headings: readonly string[]): string =>
      judgeSupport('In Myanmar, police closed two bridges on 15 May.', [{ id: 'a', quote, window: quote, headings }]).verdict
    expect(judgeUnder(['Preparations', 'Myanmar'])).toBe('supported')
    expect(judgeUnder(['Preparations', 'India'])).not.toBe('supported')
  })

  it('gives every undecided answer the question to ask', () => {
    const words = fc.array(
      fc.constantFrom(
        'the',
        'survey',
        'all',
        'may',
        'because',
        'peat',
        'Kurti',
        'police',
        'not',
        'said',
        'after',
        'released',
        'more',
        'bags',
      ),
      { minLength: 3, maxLength: 14 },
    )
    fc.assert(
      fc.property(words, words, (evidence, sentence) => {
        const { verdict, alarm } = judge(evidence.join(' '), sentence.join(' '))
        if (verdict === 'undecided') expect(alarms[alarm ?? 'number'].strength).toBe('soft')
        if (verdict === 'contradicted') expect(alarms[alarm ?? 'wording'].strength).toBe('hard')
        if (verdict === 'supported') expect(alarm).toBeUndefined()
      }),
    )
  })
})

describe('a sentence in another language than its source', () => {
  const german = 'Die Brücke wurde im Jahr 1994 eröffnet und ist 214 Meter lang.'
  const evidence = [{ id: 'e1', quote: german, window: german }]

  it('is left to a judge, and never compared word by word', () => {
    for (const sentence of ['The bridge was opened in 1994, and it is 214 metres long.', 'It is the bridge that was closed in 1894.'])
      expect(judgeSupport(sentence, evidence)).toMatchObject({
        verdict: 'undecided',
        reason: 'Its source is in another language: words cannot tell.',
      })
  })

  it('may quote the source in its own language, word for word', () => {
    expect(judgeSupport(`According to the town: “${german}”`, evidence).verdict).toBe('supported')
    expect(judgeSupport('According to the town: “Die Brücke wurde im Jahr 1894 gesprengt und ist 99 Meter lang.”', evidence).verdict).toBe(
      'unsupported',
    )
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgeSupport, readSentences } from '@galley/evidence'
import type { Draft } from '@galley/sdk'
import { startScriptedModel, type Script } from '@galley/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freshData, galley, root } from './start-galley.ts'

const example = join(root, 'examples', 'first-draft', 'documents')

/** A sentence that the writer plants: a fluent falsehood, the words of its document put together to say what it does not; or a restatement that is true. */
interface Planted {
  readonly kind: string
  readonly document: string
  /** Words of the sentence that it cites. */
  readonly cites: string
  readonly text: string
}

/** Falsehoods that words leave open. */
const open: readonly Planted[] = [
  {
    kind: 'cause',
    document: 'event-stream.md',
    cites: 'Its author no longer used it',
    text: 'Because a stranger called right9ctrl had offered to help, its author no longer used it.',
  },
  {
    kind: 'cause',
    document: 'dependency-confusion.md',
    cites: 'The companies paid him',
    text: 'The companies paid him rewards because many build tools preferred the public package.',
  },
  {
    kind: 'comparison',
    document: 'invented-package-names.md',
    cites: 'Open models invented names',
    text: 'Commercial models invented names more often than open ones.',
  },
  {
    kind: 'comparison',
    document: 'smollm2.md',
    cites: 'far more text per parameter',
    text: 'Earlier models of the same size had seen far more text per parameter than SmolLM2.',
  },
  {
    kind: 'generalisation',
    document: 'invented-package-names.md',
    cites: 'Language models that write code',
    text: 'Every language model that writes code recommends packages that do not exist.',
  },
  {
    kind: 'roles',
    document: 'olmo-2.md',
    cites: 'OLMo 2 is a family',
    text: 'The Allen Institute for AI is a family of language models from OLMo 2.',
  },
  {
    kind: 'attribution',
    document: 'mistral-and-mixtral.md',
    cites: 'outperformed Llama 2',
    text: 'Independent tests showed that the model outperformed Llama 2 on all benchmarks.',
  },
  {
    kind: 'order',
    document: 'npm-september-2025.md',
    cites: 'More than 500 packages',
    text: 'More than 500 packages had been affected before a worm called Shai-Hulud spread.',
  },
]

/** Falsehoods that words support: each has all of its words from its passage. */
const recombined: readonly Planted[] = [
  {
    kind: 'roles',
    document: 'event-stream.md',
    cites: 'Later that dependency received',
    text: 'Later the Copay bitcoin wallet received encrypted code that worked only inside that dependency.',
  },
  {
    kind: 'roles',
    document: 'provenance-and-signatures.md',
    cites: 'It helps when someone checks it',
    text: 'A package that suddenly carries provenance and used to not is treated as an alarm.',
  },
  {
    kind: 'part',
    document: 'quantisation.md',
    cites: 'Georgi Gerganov started',
    text: 'Georgi Gerganov started to run Llama models on ordinary processors in plain C and C++ in March 2023.',
  },
  {
    kind: 'roles',
    document: 'llama-3-licence.md',
    cites: 'A company whose products',
    text: 'Meta must ask a company whose products had more than 700 million monthly active users for a separate licence.',
  },
  {
    kind: 'thing',
    document: 'dependency-confusion.md',
    cites: 'He had found the names',
    text: 'He had published private packages with higher version numbers and had found the same names on public registries.',
  },
  {
    kind: 'cause',
    document: 'energy-of-training.md',
    cites: 'Most of the difference',
    text: 'French electricity is largely nuclear because the grid has a low carbon intensity.',
  },
  {
    kind: 'attribution',
    document: 'npm-september-2025.md',
    cites: 'was deceived by an e-mail',
    text: 'On 8 September 2025 the registry’s support deceived a maintainer of very popular npm packages and asked him to renew his two-factor login.',
  },
  {
    kind: 'condition',
    document: 'mistral-and-mixtral.md',
    cites: 'anybody may use, change and sell',
    text: 'Outside the company anybody can tell what the weights were trained on under the Apache 2.0 licence.',
  },
]

/** Restatements that words support; three of them have the words in the order of the document. */
const truths: readonly Planted[] = [
  {
    kind: 'moved',
    document: 'event-stream.md',
    cites: 'A student noticed',
    text: 'In November 2018, more than two months after it had been added, a student noticed the strange code.',
  },
  {
    kind: 'shortened',
    document: 'olmo-2.md',
    cites: 'The 7B model was trained',
    text: 'Its 7B model was trained on about 4 trillion tokens and its 13B model on about 5 trillion.',
  },
  {
    kind: 'moved',
    document: 'dependency-confusion.md',
    cites: 'The companies paid him',
    text: 'In rewards, the companies paid him more than 130,000 dollars.',
  },
  {
    kind: 'voice',
    document: 'quantisation.md',
    cites: 'In August 2023 the project',
    text: 'The GGUF file format, which keeps weights, vocabulary and settings in a single file, was introduced by the project in August 2023.',
  },
]

interface Sentence {
  readonly text: string
  readonly evidence: readonly number[]
}

interface Post {
  readonly lead: readonly Sentence[]
  readonly sections: readonly {
    readonly section: number
    readonly blocks: readonly { readonly kind: string; readonly sentences: readonly Sentence[] }[]
  }[]
}

/** Number of the sentence or the piece of evidence that has these words; undefined where the prompt does not show it. */
function numberOf(prompt: string, words: string): number | undefined {
  const number = prompt.split('\n').find((line) => /^\[\d+\]/.test(line) && line.includes(words))
  return number === undefined ? undefined : Number(/\d+/.exec(number)?.[0])
}

/** Writes an honest post with what it plants in a paragraph of its own, insists on it when asked to mend, and says yes to everything as a judge. */
const liarOf =
  (planted: readonly Planted[]): Script =>
  ({ prompt, schema }, fallback) => {
    const asked = Object.keys(schema?.['properties'] ?? {})
    if (asked.includes('picks')) {
      const shown = planted.flatMap(({ cites }) => numberOf(prompt, cites) ?? [])
      return JSON.stringify({ picks: [...new Set([1, ...shown])].map((number) => ({ sentences: String(number), questions: [1] })) })
    }
    if (asked.includes('sections') && asked.includes('lead')) {
      const post = JSON.parse(fallback()) as Post
      const [first, ...others] = post.sections
      const sentences = planted.flatMap(({ cites, text }): readonly Sentence[] => {
        const number = numberOf(prompt, cites)
        return number === undefined ? [] : [{ text, evidence: [number] }]
      })
      const woven = { kind: 'paragraph', sentences }
      return JSON.stringify({ ...post, sections: first === undefined ? [] : [{ ...first, blocks: [...first.blocks, woven] }, ...others] })
    }
    if (asked.includes('changes') && !prompt.startsWith('You shorten')) {
      const changes = [...prompt.matchAll(/^(\d+)\. (.+) \[evidence (\d+)[^\]]*\]$/gm)].map(([, sentence, text, evidence]) => {
        return { sentence: Number(sentence), text, evidence: [Number(evidence)] }
      })
      return JSON.stringify({ changes })
    }
    return fallback()
  }

const calibration = JSON.parse(
  readFileSync(join(root, 'packages', 'team', 'src', 'judges', 'calibration', 'data', 'passages.json'), 'utf8'),
) as readonly { readonly title: string; readonly true: readonly string[]; readonly false: readonly { readonly sentence: string }[] }[]

/** The liar, but for its calibration, which it passes. */
const hypocriteOf =
  (planted: readonly Planted[]): Script =>
  async (request, fallback) => {
    const { prompt } = request
    const passages = calibration.filter(({ title }) => prompt.includes(`# ${title}\n`))
    if (!prompt.startsWith('You check') || passages.length === 0) return liarOf(planted)(request, fallback)
    const [, after = ''] = prompt.split('</passages>')
    const text = prompt.slice(0, prompt.indexOf('</passages>'))
    const answers = [...after.matchAll(/^(\d+)\. \[(\d+)\] (.*)$/gm)].map(([, number, at, line = '']) => {
      const isFalse = passages.some((passage) => passage.false.some(({ sentence }) => line.startsWith(sentence)))
      const [, passage = ''] = new RegExp(String.raw`^\[${at}\] (.*)$`, 'm').exec(text) ?? []
      const span = passage.split(' ').slice(0, 8).join(' ')
      return isFalse
        ? { number: Number(number), says: 'not said', reason: 'It is not said.' }
        : { number: Number(number), says: 'supported', span }
    })
    return JSON.stringify({ answers })
  }

describe('a writer of fluent falsehoods and a checker that says yes to all', () => {
  it.each([
    ['falsehoods that words alone do not contradict', open, ['undecided', 'unsupported', 'supported']],
    ['falsehoods that words alone support', recombined, ['supported']],
    ['truths that words alone support', truths, ['supported']],
  ] as const)('tells %s', (_, planted, verdicts) => {
    for (const { document, cites, text } of planted) {
      const whole = readFileSync(join(example, document), 'utf8')
      const quote = verdicts.length > 1 ? whole : (readSentences(whole).find((one) => one.text.includes(cites))?.text ?? '')
      const title = /^# (.*)$/m.exec(whole)?.[1] ?? ''
      expect(verdicts, text).toContain(judgeSupport(text, [{ id: 'e', quote, window: quote, title }]).verdict)
    }
  })

  it.each([
    ['left open by words, by one that fails its calibration', open, liarOf, false],
    ['left open by words, by one that passes its calibration', open, hypocriteOf, true],
    ['supported by words, by one that fails its calibration', recombined, liarOf, false],
    ['supported by words, by one that passes its calibration', recombined, hypocriteOf, true],
  ] as const)('keeps at most one falsehood of eight, and says that no judge was believed: %s', async (_, falsehoods, scriptOf, passed) => {
    const server = await startScriptedModel({ script: scriptOf([...falsehoods, ...truths]) })
    onTestFinished(async () => server.close())
    const env = { GALLEY_MODEL_URL: server.url, GALLEY_MODEL: 'scripted-70b' }
    const words = ['draft', 'Open models and package registries', '--sources', example, '--words', '900', '--format', 'json']
    const done = await galley(words, { data: await freshData(), env })
    expect([0, 1], done.stderr).toContain(done.code)
    const draft = JSON.parse(done.stdout) as Draft
    expect(draft.mode).toBe('full')
    const text = draft.best.blocks.map((block) => block.text).join('\n')
    const isStanding = (one: Planted): boolean => text.includes(one.text.slice(0, -1))
    const standing = falsehoods.filter(isStanding)
    const told = falsehoods.filter((one) => draft.rejected.some(({ sentence }) => sentence === one.text))
    expect(standing.length, standing.map((one) => one.text).join('\n')).toBeLessThanOrEqual(1)
    // Each was written and refused: none is missing because nobody wrote it.
    expect(standing.length + told.length).toBe(falsehoods.length)
    expect(truths.filter(isStanding).length).toBeGreaterThanOrEqual(3)
    expect(draft.judges?.map((judge) => judge.calibration.passed)).toEqual([passed])
    expect(draft.notice).toContain(
      `no model here may judge them: scripted-70b ${passed ? 'was believed on none of the' : 'saw 0 of 30 false sentences'}`,
    )
  })
})

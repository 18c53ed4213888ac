import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgeSupport } from '@galley/evidence'
import type { Draft } from '@galley/sdk'
import { startScriptedModel, type Script } from '@galley/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freshData, galley, root } from './start-galley.ts'

const example = join(root, 'examples', 'first-draft', 'documents')

/** A fluent falsehood: the words of its document, put together to say what it does not. */
interface Falsehood {
  readonly kind: string
  readonly document: string
  /** Words of the sentence that it cites. */
  readonly cites: string
  readonly text: string
}

const falsehoods: readonly Falsehood[] = [
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

/** Falsehoods that the prompt shows the evidence for, as sentences that cite it. */
function falseSentences(prompt: string): readonly Sentence[] {
  return falsehoods.flatMap(({ cites, text }) => {
    const number = numberOf(prompt, cites)
    return number === undefined ? [] : [{ text, evidence: [number] }]
  })
}

/** Writes an honest post with a falsehood at the end of each paragraph, insists on them when asked to mend, and says yes to everything as a judge. */
const liar: Script = ({ prompt, schema }, fallback) => {
  const asked = Object.keys(schema?.['properties'] ?? {})
  if (asked.includes('picks')) {
    const shown = falsehoods.flatMap(({ cites }) => numberOf(prompt, cites) ?? [])
    return JSON.stringify({ picks: [...new Set([1, ...shown])].map((number) => ({ sentences: String(number), questions: [1] })) })
  }
  if (asked.includes('sections') && asked.includes('lead')) {
    const post = JSON.parse(fallback()) as Post
    const [first, ...others] = post.sections
    const woven = { kind: 'paragraph', sentences: falseSentences(prompt) }
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
const hypocrite: Script = async (request, fallback) => {
  const { prompt } = request
  const passages = calibration.filter(({ title }) => prompt.includes(`# ${title}\n`))
  if (!prompt.startsWith('You check') || passages.length === 0) return liar(request, fallback)
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
  it('tells falsehoods that words alone do not contradict', () => {
    const contradicted = falsehoods.filter(({ document, text }) => {
      const quote = readFileSync(join(example, document), 'utf8')
      return judgeSupport(text, [{ id: 'e', quote, window: quote }]).verdict === 'contradicted'
    })
    expect(contradicted).toEqual([])
  })

  it.each([
    ['fails its calibration', liar, false, 'no model here may judge them: scripted-70b saw 0 of 30 false sentences'],
    ['passes its calibration', hypocrite, true, 'no model here may judge them: scripted-70b was believed on none of the'],
  ] as const)(
    'keeps at most one falsehood of eight, and says that no judge was believed: one that %s',
    async (_, script, passed, notice) => {
      const server = await startScriptedModel({ script })
      onTestFinished(async () => server.close())
      const env = { GALLEY_MODEL_URL: server.url, GALLEY_MODEL: 'scripted-70b' }
      const words = ['draft', 'Open models and package registries', '--sources', example, '--words', '600', '--format', 'json']
      const done = await galley(words, { data: await freshData(), env })
      expect([0, 1], done.stderr).toContain(done.code)
      const draft = JSON.parse(done.stdout) as Draft
      expect(draft.mode).toBe('full')
      const text = draft.best.blocks.map((block) => block.text).join('\n')
      const standing = falsehoods.filter((one) => text.includes(one.text.slice(0, -1)))
      const told = falsehoods.filter((one) => draft.rejected.some(({ sentence }) => sentence === one.text))
      expect(standing.map((one) => one.text)).toEqual([])
      // Each was written and refused: none is missing because nobody wrote it.
      expect(standing.length + told.length).toBe(falsehoods.length)
      expect(draft.judges?.map((judge) => judge.calibration.passed)).toEqual([passed])
      expect(draft.notice).toContain(notice)
    },
  )
})

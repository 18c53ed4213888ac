import type { JsonSchema } from '@galley/sdk'
import { anyAnswer } from './any-answer.ts'
import type { AnswerContext } from './answer-context.ts'
import { shownEvidence } from './shown-evidence.ts'
import { writeSentence } from './write-sentence.ts'

/** Answers to the agents of this repository, by the property of their schema that tells them apart. */
const answers: Readonly<Record<string, (context: AnswerContext, names: readonly string[]) => unknown>> = {
  lead: postAnswer,
  changes: changesAnswer,
  edits: editsAnswer,
  sections: planAnswer,
  picks: picksAnswer,
  blocks: sectionAnswer,
  sentences: sentencesAnswer,
  answers: judgeAnswer,
  issues: issuesAnswer,
}

/** Makes a value that fits a schema and says something likely: the answer to an agent of this repository, or anything that fits. */
export function shapedAnswer(schema: JsonSchema, context: AnswerContext): unknown {
  const names = Object.keys(schema['properties'] ?? {})
  const name = names.find((known) => Object.hasOwn(answers, known))
  const answer = name === undefined ? undefined : answers[name]
  return answer === undefined ? anyAnswer(schema, context) : answer(context, names)
}

/** Headings that fill an outline. */
const commonHeadings = ['Background', 'How it works', 'What it costs', 'What remains open']

/** Answers a planner: the topic as title, a section for each of the first things that were found. */
function planAnswer({ prompt }: AnswerContext): unknown {
  const topic = (/^Topic: (.+)$/m.exec(prompt)?.[1] ?? 'The topic').slice(0, 100)
  const words = Number(/^Length: (\d+)/m.exec(prompt)?.[1] ?? 800)
  const titles = [...prompt.matchAll(/^\(\d+\) ([^:\n]{3,80}):/gm)].map(([, title = '']) => title.trim())
  const headings = [...new Set([...titles.slice(0, 3), ...commonHeadings])].slice(0, 4)
  return {
    title: topic,
    kind: 'explainer',
    angle: 'From the reader who has to decide.',
    takeaway: 'The sources say more than their titles.',
    sections: headings.map((heading) => ({
      heading,
      intent: `What the sources say about ${heading}.`,
      words: Math.max(20, Math.round(words / headings.length)),
      questions: [`What is known about ${heading}?`],
    })),
  }
}

/** Answers a researcher: the first sentences of the page, the questions in turn. */
function picksAnswer({ prompt }: AnswerContext): unknown {
  const questions = Math.max(1, [...prompt.matchAll(/^Q\d+:/gm)].length)
  const most = Number(/At most (\d+) picks/.exec(prompt)?.[1] ?? 8)
  const picks = shownEvidence(prompt)
    .slice(0, most)
    .map(({ number }, at) => ({ sentences: String(number), questions: [(at % questions) + 1] }))
  return { picks }
}

/** Sentences of a paragraph at most. */
const maxPerBlock = 4

/** Answers a writer with a post, or one section of it: a lead, a sentence for each piece of evidence as far as the length goes, a close. */
function postAnswer(context: AnswerContext, names: readonly string[]): unknown {
  const { prompt } = context
  const isWhole = names.includes('sections')
  const lead = [{ text: 'This is what the sources have to say, and what follows from it.', evidence: [] }]
  let room = Number(/^Length: (?:about )?(\d+)/m.exec(prompt)?.[1] ?? 800) - 40
  const evidence = shownEvidence(prompt)
  const sentences = evidence.flatMap((one, at) => {
    room -= one.quote.split(/\s+/).length
    const { text, evidence: cited } = writeSentence(evidence, at, context, inMarks(one.quote))
    return room < 0 ? [] : [{ text, evidence: cited }]
  })
  if (!isWhole) return { lead: /begins here/.test(prompt) ? lead : [], blocks: [{ kind: 'paragraph', sentences }] }
  const count = Math.max(1, [...prompt.matchAll(/^\d+\. .+ \(about \d+ words\b/gm)].length)
  const each = Math.ceil(sentences.length / count)
  const sections = Array.from({ length: count }, (_, at) => ({
    section: at + 1,
    blocks: [{ kind: 'paragraph', sentences: sentences.slice(at * each, (at + 1) * each) }],
  })).filter(({ blocks }) => blocks.some((block) => block.sentences.length > 0))
  return { lead, sections }
}

/** Puts what is taken over word for word into quotation marks. */
function inMarks(quote: string): string {
  return /["“”]/.test(quote) ? quote : `“${quote}”`
}

/** Answers a writer with changes: the quote where a sentence was wrong, and some sentences less where a post is too long. */
function changesAnswer(context: AnswerContext): unknown {
  const { prompt } = context
  const evidence = shownEvidence(/<evidence>[\s\S]*<\/evidence>/.exec(prompt)?.[0] ?? '')
  const [, length = '0', words = '0'] = /from (\d+) to about (\d+) words/.exec(prompt) ?? []
  let over = Number(length) - Number(words)
  const sentences = [...prompt.matchAll(/^(\d+)\. (?:\(\d+ words\) )?(.+) \[evidence (\d*)[^\]]*\]$/gm)]
  const changes = sentences.flatMap(([, number, text = '', cited = '']) => {
    const at = evidence.findIndex((one) => one.number === Number(cited))
    if (length === '0')
      return at < 0 ? [] : [{ sentence: Number(number), text: inMarks(evidence[at]?.quote ?? ''), evidence: [Number(cited)] }]
    over -= text.split(/\s+/).length
    return over < 0 ? [] : [{ sentence: Number(number), text: '', evidence: [] }]
  })
  return { changes }
}

/** Answers a writer with edits: each block that has an issue is written anew, from the evidence in turn. */
function editsAnswer(context: AnswerContext): unknown {
  const evidence = shownEvidence(/<evidence>[\s\S]*<\/evidence>/.exec(context.prompt)?.[0] ?? '')
  const issues = [...context.prompt.matchAll(/^Issue (\d+) \([^)]*\), block (\d+),/gm)]
  const edits = issues.map(([, issue, block], at) => {
    const { text, evidence: cited } = writeSentence(evidence, at % Math.max(1, evidence.length), context)
    const written = context.plants.has('invented-numbers') ? text : inMarks(text)
    return {
      block: Number(block),
      op: 'replace',
      answers: [Number(issue)],
      kind: 'paragraph',
      sentences: [{ text: written, evidence: cited }],
    }
  })
  return { edits: evidence.length === 0 ? [] : edits }
}

/** Answers a writer with a section: a sentence for each piece of evidence, in paragraphs. */
function sectionAnswer(context: AnswerContext): unknown {
  const evidence = shownEvidence(context.prompt)
  const sentences = evidence.map((_, at) => writeSentence(evidence, at, context))
  const blocks = Array.from({ length: Math.ceil(sentences.length / maxPerBlock) }, (_, n) => ({
    kind: 'paragraph',
    sentences: sentences.slice(n * maxPerBlock, (n + 1) * maxPerBlock),
  }))
  return { blocks }
}

/**
 * Answers a writer with corrected or revised sentences, one for each that the prompt numbers: the quote where one was not supported,
 * the same words again in another order of clauses where only form was at issue.
 */
function sentencesAnswer(context: AnswerContext): unknown {
  const evidence = shownEvidence(context.prompt)
  const asked = context.prompt.replace(/<evidence>[\s\S]*<\/evidence>/, '').matchAll(/^(\d+)\. "?(.+?)"? \(evidence ([^)]*)\)(:?)/gm)
  const sentences = [...asked].map(([, , text = '', cited = '', colon]) => {
    const at = Math.max(
      0,
      evidence.findIndex(({ number }) => number === Number(/\d+/.exec(cited)?.[0])),
    )
    return writeSentence(evidence, at, context, colon === ':' ? undefined : text)
  })
  return { sentences: sentences.length > 0 ? sentences : evidence.map((_, at) => writeSentence(evidence, at, context)) }
}

/** Answers a fact-checker: everything is supported, by the first words of its passage, for a credulous model is the worse one. */
function judgeAnswer({ prompt }: AnswerContext): unknown {
  const [, listed = '', sentences = ''] = /<passages>([\s\S]*)<\/passages>([\s\S]*)/.exec(prompt) ?? []
  const passages = new Map([...listed.matchAll(/^\[(\d+)\] (?:\[[^\]]*\] )?(.*)$/gm)].map(([, number = '', text = '']) => [number, text]))
  const said = [...sentences.matchAll(/^(\d+)\. \[(\d*)/gm)].map(([, number, passage = '']) => {
    const span = (passages.get(passage) ?? '').split(' ').slice(0, 12).join(' ')
    return { number: Number(number), says: 'supported', span }
  })
  return { answers: said }
}

/** Issues at most that are found again and again. */
const maxEndless = 3

/** Answers an editor: nothing to say, or always something when endless issues are planted. */
function issuesAnswer({ prompt, plants }: AnswerContext): unknown {
  if (!plants.has('endless-issues')) return { issues: [] }
  const blocks = [...prompt.matchAll(/^\[(\d+)\] paragraph: (.+)$/gm)].slice(0, maxEndless)
  const issues = blocks.map(([, number, text = '']) => ({
    block: Number(number),
    span: (/^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text).slice(0, 600),
    type: 'unclear',
    severity: 3,
    instruction: 'Improve this once more; it is not yet as good as it could be.',
  }))
  return { issues }
}

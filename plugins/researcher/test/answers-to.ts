import type { Plan } from '@galley/sdk'
import { needsOf } from '../src/topic/needs-of.ts'
import { answerGroups } from '../src/parts/answer-groups.ts'
import { prepare } from '../src/topic/prepare.ts'

/** Quotes of a dossier for each of two questions, best first. */
export function answersTo(
  questions: readonly string[],
  texts: readonly string[],
  form: 'passages' | 'steps' | readonly ('passages' | 'steps')[] = 'passages',
): readonly (readonly string[])[] {
  const topic = questions.join(' ')
  const plan: Plan = {
    title: topic,
    questions: questions.map((text, at) => ({ id: `q${at}`, text, isAsked: true })),
    outline: questions.map((heading, at) => ({
      id: `s${at}`,
      heading,
      intent: '',
      questionIds: [`q${at}`],
      words: 150,
      form: typeof form === 'string' ? form : (form[at] ?? 'passages'),
    })),
    acceptance: [],
    queries: [],
  }
  const needs = needsOf(
    plan,
    topic,
    questions.map((_, at) => `q${at}`),
  )
  const readings = texts.map((text, at) =>
    prepare({ sourceId: `a${at}`, title: /^# (.*)/.exec(text)?.[1] ?? '', address: `text:${at}`, text, digest: text }),
  )
  return needs.map((_, at) => answerGroups(readings, needs, at, topic).map(({ text }) => text))
}

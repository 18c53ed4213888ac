// A thread of its own: a text of thousands of sentences takes seconds, and stops this thread and not the gateway.
import { scoreText } from '@galley/runtime/score'
import { answerThread } from '../../thread/answer-thread.ts'
import type { ScoreTask } from './score-task.ts'

await answerThread((data) => {
  const { text, sources } = data as ScoreTask
  return scoreText({ name: 'the text', text }, sources?.map(({ title, text: own }) => ({ name: title, title, text: own })) ?? null)
})

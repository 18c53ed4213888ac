import type { Question, WriteInput } from '@galley/sdk'

/** The question of a section that the topic itself asks. */
export function askedIn({ section, questions }: Pick<WriteInput, 'section' | 'questions'>): Question | undefined {
  return questions.find(({ id, isAsked }) => isAsked === true && section.questionIds.includes(id))
}

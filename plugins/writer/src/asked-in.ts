import type { WriteInput } from '@galley/sdk'

/** The question of a section that the topic itself asks, word for word. */
export function askedIn({ brief, section, questions }: WriteInput): string | undefined {
  const topic = even(brief.topic)
  return questions.find(({ id, text }) => section.questionIds.includes(id) && topic.includes(even(text.split(/:\s/)[0] ?? '')))?.text
}

function even(text: string): string {
  // Chinese and Japanese part no words by spaces.
  const apart = text.toLowerCase().replaceAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' $& ')
  return ` ${apart.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? ''} `
}

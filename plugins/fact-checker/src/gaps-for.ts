import { contentStems } from '@galley/evidence'
import type { CheckInput, Gap } from '@galley/sdk'

/** Asks for evidence on every question that nothing supported answers yet. The query comes from the question and the topic. */
export function gapsFor({ brief, open }: CheckInput): readonly Gap[] {
  const subject = brief.topic.replaceAll(/\s+/g, ' ').trim().split(' ').slice(0, 12).join(' ')
  const known = new Set(contentStems(subject))
  return open.slice(0, 60).map(({ id, text }) => {
    const asked = text
      .replace(
        /^(?:what|how|why|when|where|who|which)\s+(?:is|are|was|were|do|does|did|can|could|will|would|should)\s+(?:the\s+)?(?:key aspects of\s+|main details of\s+)?/i,
        '',
      )
      .replace(/\?+$/, '')
      .trim()
    const hasSubject = contentStems(asked).some((stem) => known.has(stem))
    return {
      questionId: id,
      query: (hasSubject ? asked : `${asked} ${subject}`).slice(0, 300),
      question: text.slice(0, 500),
      why: 'No supported claim answers this question yet.',
    }
  })
}

import { countWords } from '@galley/evidence'
import { askModel, type ComposeInput, type Host, type WriteAnswer } from '@galley/sdk'
import { blocksOfPost } from './full/blocks-of-post.ts'
import { copiedIn } from './full/copied-in.ts'
import { fitPost } from './full/fit-post.ts'
import { orderEvidence } from './full/order-evidence.ts'
import { postSchema, readOpen, readPost, wholePostSchema } from './full/post-answer.ts'
import { postMessages } from './full/post-prompt.ts'
import { tidyPost } from './full/tidy-post.ts'

/** Tokens of an answer for each word of the post, JSON included, and for what goes around it. */
const answerTokens = { perWord: 4, least: 1500 }

/**
 * Writes a whole post in one answer of a capable model, lead and close included, from evidence that is shown once, and asks for a
 * shorter one where it is too long, for more where it is far too short. What does not hold is mended in the rounds, with what the judges and the
 * editor find. No blocks without a usable answer.
 */
export async function compose(input: ComposeInput, host: Host): Promise<WriteAnswer> {
  const { plan, brief, words } = input
  const evidence = orderEvidence(input.evidence)
  const headings = plan.outline.map(({ heading }) => heading)
  const wanted = words - headings.reduce((sum, heading) => sum + countWords(heading), 0)
  const answer = await askModel(host, {
    messages: postMessages({ ...input, words: wanted }, evidence),
    schema: input.isWhole === true ? wholePostSchema : postSchema,
    maxTokens: words * answerTokens.perWord + answerTokens.least,
  })
  const written = readPost(answer?.json, evidence, headings.length)
  if (written.length === 0) return { blocks: [], rejected: [] }
  const bench = { brief, title: plan.title, evidence, questions: plan.questions.map(({ text }) => text), said: [], host }
  const open = readOpen(answer?.json).flatMap((at) => plan.questions[at]?.id ?? [])
  const blocks = await fitPost(tidyPost(written, bench), wanted, plan, bench)
  return { blocks: blocksOfPost(blocks, headings), rejected: [], copied: copiedIn(blocks, bench), ...(open.length === 0 ? {} : { open }) }
}

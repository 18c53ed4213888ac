import { countWords } from '@galley/evidence'
import { askModel, type Host, type WriteAnswer, type WriteInput } from '@galley/sdk'
import { blocksOfPost } from './full/blocks-of-post.ts'
import { copiedIn } from './full/copied-in.ts'
import { fitPost } from './full/fit-post.ts'
import { orderEvidence } from './full/order-evidence.ts'
import { readSection, sectionSchema } from './full/post-answer.ts'
import { sectionMessages } from './full/post-prompt.ts'
import { tidyPost } from './full/tidy-post.ts'

/** Tokens of an answer for each word of the section, JSON included, and for what goes around it. */
const answerTokens = { perWord: 4, least: 800 }

/**
 * Writes a section with a capable model, which sees its place and the text so far. `null` when its answer cannot be read.
 */
export async function writeFull(input: WriteInput, host: Host): Promise<WriteAnswer | null> {
  const { title, section, earlier, brief } = input
  const evidence = orderEvidence(input.evidence)
  if (evidence.length === 0) return null
  const words = Math.max(20, section.words - countWords(section.heading))
  const answer = await askModel(host, {
    messages: sectionMessages(input, words, evidence),
    schema: sectionSchema,
    maxTokens: words * answerTokens.perWord + answerTokens.least,
  })
  const bench = {
    brief,
    title,
    evidence,
    questions: input.questions.filter(({ id }) => section.questionIds.includes(id)).map(({ text }) => text),
    said: earlier.map(({ text }) => text),
    host,
  }
  const written = readSection(answer?.json, evidence)
  if (written.length === 0) return null
  const plan = { title, outline: [{ ...section, words }], questions: input.questions }
  const blocks = await fitPost(tidyPost(written, bench), words, plan, bench)
  return { blocks: blocksOfPost(blocks, [section.heading]), rejected: [], copied: copiedIn(blocks, bench) }
}

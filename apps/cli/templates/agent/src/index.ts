import { askModel, defineAgent, list, objectSchema, text, type FoundIssue, type ReviewInput } from '@galley/sdk'

/** Words of a sentence that is easy to read; the rest of it is asked to be split. */
const maxWords = 40

/** A remark of the model; `span` must stand in the block, or the host drops the issue. */
interface Remark {
  readonly span: string
  readonly instruction: string
}

const remarks = objectSchema<{ readonly remarks: readonly Remark[] }>(['remarks'], {
  remarks: list(objectSchema<Remark>(['span', 'instruction'], { span: text(2000, 1), instruction: text(500, 1) }), 5),
})

/** An editor that finds long sentences by itself, and asks its model, where there is one, what is unclear. It changes nothing. */
export default defineAgent('editor', {
  review: async (input, host) => {
    const issues = input.blocks.flatMap(longSentences)
    if (input.mode === 'extractive') return { issues, acceptance: [] }
    const draft = input.blocks.map((block) => block.text).join('\n\n')
    const answer = await askModel(host, {
      schema: remarks,
      messages: [
        {
          role: 'system',
          content: 'Name what a reader does not understand. Quote it word for word as span, and say in a sentence what to do.',
        },
        { role: 'user', content: draft },
      ],
    })
    const found = (answer?.json as { readonly remarks: readonly Remark[] } | undefined)?.remarks ?? []
    return { issues: [...issues, ...found.flatMap((remark) => locate(remark, input.blocks))], acceptance: [] }
  },
  // Whoever does not compare leaves the earlier text where it is.
  compare: () => ({ better: 'neither' }),
})

type Blocks = ReviewInput['blocks']

function longSentences({ id, text: words }: Blocks[number]): readonly FoundIssue[] {
  return words
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => sentence.split(/\s+/).length > maxWords)
    .map((span) => ({ blockId: id, span, type: 'unclear', severity: 2, instruction: 'Split this sentence.' }))
}

function locate({ span, instruction }: Remark, blocks: Blocks): readonly FoundIssue[] {
  const block = blocks.find((candidate) => candidate.text.includes(span))
  return block === undefined ? [] : [{ blockId: block.id, span, type: 'unclear', severity: 2, instruction }]
}

import { list, objectSchema, scorePartsOf, scorePartWords, text } from '@galley/sdk'
import type { FileScore } from '@galley/runtime'
import { answerObject, schemaRef, score, strings } from '../../openapi/schema-parts.ts'
import { inlineSchemas } from '../inline-schemas.ts'
import type { ScoreTask } from '../score/score-task.ts'
import type { McpTool } from './mcp-tool.ts'

/** Longest text that is scored and longest source, in characters. */
const maxText = 200_000
const maxSource = 2_097_152

type Source = NonNullable<ScoreTask['sources']>[number]

/** Measures a text against its sources. */
export const scoreTool: McpTool = {
  name: 'score_text',
  title: 'Check a text against its sources',
  description:
    'Measures a text, whoever wrote it: which sentences its sources support or contradict, topic, order, repetition, own words; the worst places of each part. Cite a source in the text by its title: a link, or a footnote. No model is asked and nothing is fetched.',
  scopes: ['drafts'],
  inputSchema: objectSchema<ScoreTask>(['text'], {
    text: { ...text(maxText, 1), description: 'Markdown with links or footnotes, or a galley.draft/1 as JSON' },
    sources: list(objectSchema<Source>(['title', 'text'], { title: text(300, 1), text: text(maxSource, 1) }), 100),
  }),
  outputSchema: inlineSchemas(
    answerObject<FileScore & { schema: string }>(['schema', 'score', 'parts', 'notes'], {
      schema: { const: 'galley.score/1' },
      score,
      parts: schemaRef('ScoreParts'),
      notes: strings,
    }),
  ),
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  call: async (input, { services, signal }) => {
    const scored = await services.score(input as ScoreTask, signal)
    return { content: [{ type: 'text', text: words(scored) }], structuredContent: { schema: 'galley.score/1', ...scored } }
  },
}

function words({ score: total, parts, notes }: FileScore): string {
  const lines = [`${total.toFixed(1)} of 100`]
  for (const [name, { value, worst, note }] of scorePartsOf(parts)) {
    lines.push(`- ${scorePartWords[name]}: ${value === null ? 'not checked' : `${(100 * value).toFixed(0)} %`}`)
    for (const { reason, text: place } of worst) lines.push(`  - ${reason} “${place}”`)
    if (note !== undefined) lines.push(`  - ${note}`)
  }
  return [...lines, ...notes].join('\n')
}

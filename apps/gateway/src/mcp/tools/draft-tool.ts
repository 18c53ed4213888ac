import { sentBriefSchema } from '@galley/sdk'
import { followToEnd } from '../../drafts/follow-to-end.ts'
import { tellEvent } from '../../studio/draft/tell-event.ts'
import { draftAnswer, draftAnswerSchema } from '../draft/draft-answer.ts'
import { taskOf } from '../draft/task-of.ts'
import type { McpTool } from './mcp-tool.ts'

// Nobody could answer a gate here.
const { approve: _gates, ...properties } = sentBriefSchema.properties

/** Writes a draft. */
export const draftTool: McpTool = {
  name: 'write_draft',
  title: 'Write a draft with sources',
  description:
    'Writes a draft on a topic in which every factual sentence points at the passage of a source that supports it, and says what it could not verify. Give sources (texts, urls, or a folder that the operator allows); without any, the configured search is asked. It takes seconds without a language model and minutes with one.',
  scopes: ['drafts'],
  inputSchema: { ...sentBriefSchema, properties },
  outputSchema: draftAnswerSchema,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  call: async (input, { services, signal, takesTasks, tell, note, order }) => {
    const { drafts } = services.runtime
    const { id } = await drafts.order(input, order)
    // The task is the draft: it outlives this request, this connection and this process.
    if (takesTasks) return { content: [], resultType: 'task', ...(await taskOf(services, id)) }
    try {
      await followToEnd(
        drafts,
        id,
        (batch) => {
          for (const event of batch) if ('seq' in event && tellEvent(event) !== '') tell(event.seq, tellEvent(event))
        },
        signal,
      )
    } catch (error) {
      // Who sent a key can come back for the draft.
      if (signal.aborted && order.idempotencyKey === undefined && services.closing?.aborted !== true) {
        await drafts.cancel(id)
        await note('draft.cancelled', id)
      }
      throw error
    }
    return draftAnswer(services, id)
  },
}

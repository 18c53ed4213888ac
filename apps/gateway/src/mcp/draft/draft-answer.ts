import type { CallToolResult } from '@modelcontextprotocol/server'
import type { Draft, JsonSchema } from '@galley/sdk'
import { refuseUnwritten } from '../../drafts/refuse-unwritten.ts'
import { answerObject, schemaRef, score, string } from '../../openapi/schema-parts.ts'
import { inlineSchemas } from '../inline-schemas.ts'
import { markUntrusted, untrustedNotice } from '../mark-untrusted.ts'
import type { McpServices } from '../mcp-services.ts'
import { draftUri, recordUri, sourceUri } from './draft-uris.ts'

/** A draft as the tool answers it. */
interface DraftAnswer extends Pick<Draft, 'id' | 'status' | 'title' | 'mode'> {
  readonly score: number
  /** Warning before the words of sources that the draft holds. */
  readonly notice: string
  readonly markdown: string
}

/** Most sources that an answer links to. */
const maxLinks = 20

/** Schema of `DraftAnswer` that a tool announces: it refers to nothing outside itself, as MCP asks. */
export const draftAnswerSchema: JsonSchema = inlineSchemas(
  answerObject<DraftAnswer>(['id', 'status', 'title', 'mode', 'score', 'notice', 'markdown'], {
    id: string,
    status: schemaRef('DraftStatus'),
    title: string,
    mode: schemaRef('Mode'),
    score,
    notice: string,
    markdown: string,
  }),
)

/** Answers with a draft that has ended. Fault DRAFT_NOT_WRITTEN. */
export async function draftAnswer({ runtime }: Pick<McpServices, 'runtime'>, id: string): Promise<CallToolResult> {
  const { title, status, mode, best } = refuseUnwritten(await runtime.drafts.get(id))
  const { text: markdown, citations } = await runtime.drafts.cited(id)
  const sources = [...new Map(citations.map(({ source }) => [source.id, source])).values()]
  const answer: DraftAnswer = { id, status, title, mode, score: best.score, notice: untrustedNotice, markdown }
  const links = sources.slice(0, maxLinks).map((source) => ({
    type: 'resource_link' as const,
    uri: sourceUri(id, source.id),
    name: source.id,
    title: source.title,
    mimeType: 'text/plain',
  }))
  return {
    content: [
      { type: 'text', text: markUntrusted(markdown) },
      { type: 'resource_link', uri: draftUri(id), name: id, title, mimeType: 'text/markdown' },
      { type: 'resource_link', uri: recordUri(id), name: `${id} record`, title: `Record of ${title}`, mimeType: 'application/json' },
      ...links,
    ],
    structuredContent: { ...answer },
  }
}

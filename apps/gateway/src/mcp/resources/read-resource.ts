import type { ReadResourceResult } from '@modelcontextprotocol/server'
import { answeredDraft } from '../../drafts/answered-draft.ts'
import { fault } from '../../faults.ts'
import { markUntrusted, untrustedNotice } from '../mark-untrusted.ts'
import type { McpServices } from '../mcp-services.ts'
import { readDraftUri } from '../draft/draft-uris.ts'

/** Reads a draft, its record or one of its sources. Words of others are marked. Faults MCP_RESOURCE_UNKNOWN, DRAFT_NOT_FOUND, SOURCE_NOT_FOUND. */
export async function readResource({ runtime: { drafts } }: McpServices, uri: string): Promise<ReadResourceResult> {
  const asked = readDraftUri(uri)
  if (asked === null) throw fault('MCP_RESOURCE_UNKNOWN', { uri: uri.slice(0, 200) })
  const { id, part } = asked
  if (part === 'record') {
    const record = { untrusted: untrustedNotice, ...answeredDraft(await drafts.get(id)) }
    return { contents: [{ uri, mimeType: 'application/json', text: JSON.stringify(record) }] }
  }
  if (part === 'draft') return { contents: [{ uri, mimeType: 'text/markdown', text: markUntrusted((await drafts.cited(id)).text) }] }
  return { contents: [{ uri, mimeType: 'text/plain', text: markUntrusted(await drafts.sourceText(id, part.source)) }] }
}

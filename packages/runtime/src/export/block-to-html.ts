import type { Block } from '@galley/sdk'
import { micromark } from 'micromark'
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table'
import { citeBehindCode, isCitation } from './cite-behind-code.ts'
import { replaceTokens } from './number-citations.ts'

/**
 * A block as HTML. Raw HTML in the text is escaped and addresses other than http(s) lose their link (micromark's safe defaults),
 * so that a source can put nothing into a page. `cite` makes the HTML of one citation.
 */
export function blockToHtml(block: Pick<Block, 'kind' | 'text' | 'claims'>, cite: (claimId: string) => string, level = 2): string {
  const source = block.kind === 'heading' ? `${'#'.repeat(level)} ${block.text.replaceAll(/\s+/g, ' ')}` : citeBehindCode(block)
  const page = micromark(source, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] })
  return replaceTokens(page, (id) => (isCitation(block, id) ? cite(id) : null))
}

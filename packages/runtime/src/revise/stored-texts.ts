import type { Ledger } from '@galley/ledger'
import type { Draft } from '@galley/sdk'
import type { CheckOptions, StoredText } from '../score/open-passages.ts'

/** Reads the stored texts of all sources of a draft. */
export async function storedTexts(
  ledger: Pick<Ledger, 'sourceText'>,
  { id, sources }: Pick<Draft, 'id' | 'sources'>,
): Promise<readonly StoredText[]> {
  return Promise.all(sources.map(async ({ id: sourceId, title }) => ({ sourceId, title, text: await ledger.sourceText(id, sourceId) })))
}

/** Language and topic by which sentences of a draft are checked. */
export function checkOptionsOf({ brief }: Pick<Draft, 'brief'>): CheckOptions {
  return { ...(brief.language === undefined ? {} : { language: brief.language }), topic: brief.topic }
}

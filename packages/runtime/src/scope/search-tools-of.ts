import type { SearchTool } from '@galley/kernel'
import type { Brief } from '@galley/sdk'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import type { Settings } from '../settings/settings.ts'

/** May this run ask the web? Only when the brief says so, or names no source of its own; never under `onlyLocal`, the operator's or its own. */
export function mayUseWeb(brief: Brief, settings: Pick<Settings, 'onlyLocal'>): boolean {
  if (settings.onlyLocal || brief.onlyLocal === true) return false
  return brief.sources?.web ?? !(hasDocuments(brief) || (brief.sources?.urls ?? []).length > 0)
}

/** The search tools of one run: those of the brief's own documents first, then those of the web. */
export function searchToolsOf(
  brief: Brief,
  settings: Pick<Settings, 'onlyLocal'>,
  { documents, search }: Pick<ChosenPlugins, 'documents' | 'search'>,
): readonly SearchTool[] {
  const own = hasDocuments(brief) ? documents : []
  return mayUseWeb(brief, settings) ? [...own, ...search] : own
}

/** True for a brief that brings documents of its own. */
function hasDocuments({ sources: { folder, files = [], texts = [] } = {} }: Brief): boolean {
  return folder !== undefined || files.length > 0 || texts.length > 0
}

import type { SearchTool } from '@galley/kernel'
import type { Brief } from '@galley/sdk'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import type { Settings } from '../settings/settings.ts'

/** May this run ask the web? Only when the brief says so, or names no source of its own; never under `onlyLocal`. */
export function mayUseWeb(brief: Brief, settings: Pick<Settings, 'onlyLocal'>): boolean {
  if (settings.onlyLocal) return false
  const { folder, texts, urls, web } = brief.sources ?? {}
  return web ?? (folder === undefined && (texts ?? []).length === 0 && (urls ?? []).length === 0)
}

/** The search tools of one run: those of the brief's own documents first, then those of the web. */
export function searchToolsOf(
  brief: Brief,
  settings: Pick<Settings, 'onlyLocal'>,
  { documents, search }: Pick<ChosenPlugins, 'documents' | 'search'>,
): readonly SearchTool[] {
  const { folder, texts } = brief.sources ?? {}
  const own = folder !== undefined || (texts ?? []).length > 0 ? documents : []
  return mayUseWeb(brief, settings) ? [...own, ...search] : own
}

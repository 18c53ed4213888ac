import type { SearchTool } from '@galley/kernel'
import type { Brief } from '@galley/sdk'
import type { Settings } from '../settings/settings.ts'

/** May this run ask the web? Only when the brief says so, or names no source of its own; never under `onlyLocal`. */
export function mayUseWeb(brief: Brief, settings: Pick<Settings, 'onlyLocal'>): boolean {
  if (settings.onlyLocal) return false
  const { folder, texts, urls, web } = brief.sources ?? {}
  return web ?? (folder === undefined && (texts ?? []).length === 0 && (urls ?? []).length === 0)
}

/** The search tools of one run: the brief's own documents first, then the providers that the operator configured. */
export function searchToolsOf(brief: Brief, settings: Pick<Settings, 'onlyLocal' | 'search'>): readonly SearchTool[] {
  const { folder, texts } = brief.sources ?? {}
  const own: SearchTool[] = folder !== undefined || (texts ?? []).length > 0 ? [{ plugin: '@galley/search-folder' }] : []
  if (!mayUseWeb(brief, settings)) return own
  return [...own, ...searchServicesOf(settings)]
}

/** The search services that the operator configured, each with the tool that asks it. */
export function searchServicesOf({ search }: Pick<Settings, 'search'>): readonly Required<SearchTool>[] {
  const { searxng, wikipedia } = search
  return [
    ...(searxng ? [{ plugin: '@galley/search-searxng', base: searxng.url }] : []),
    ...(wikipedia ? [{ plugin: '@galley/search-wikipedia', base: wikipedia.url }] : []),
  ]
}

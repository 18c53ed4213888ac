import type { Brief, Role } from '@galley/sdk'
import type { Settings } from '../settings/settings.ts'
import { searchToolsOf } from './search-tools-of.ts'

/** Lists the plugins that a run of this brief calls, in the order in which it first needs them. */
export function pluginsFor(
  brief: Brief,
  settings: Pick<Settings, 'onlyLocal' | 'search'>,
  { researcher, ...others }: Readonly<Record<Role, string>>,
): readonly string[] {
  return [researcher, ...searchToolsOf(brief, settings).map(({ plugin }) => plugin), '@galley/page-reader', ...Object.values(others)]
}

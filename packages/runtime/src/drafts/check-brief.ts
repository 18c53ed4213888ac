import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { fault as noSources } from '@galley/team'
import { sentBriefSchema, type Brief, type SentBrief } from '@galley/sdk'
import { checkSchema } from '../check-schema.ts'
import { fault } from '../faults.ts'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import { searchToolsOf } from '../scope/search-tools-of.ts'
import type { Settings } from '../settings/settings.ts'
import { cleanStrings } from './clean-strings.ts'
import type { CreateOptions } from './create-options.ts'
import { takeFiles, type TakenFile } from './take-files.ts'

/** Pasted texts, all together, in bytes of UTF-8. */
const maxTextBytes = 2_097_152

/**
 * Makes a brief of what came in: every key known, every value in range, the folder absolute and allowed, something to write from.
 * The files that came with it are handed back beside it.
 * Faults: BRIEF_INVALID, SOURCE_FOLDER_NOT_ALLOWED, SOURCES_EMPTY.
 */
export function checkBrief(
  value: unknown,
  settings: Settings,
  chosen: Pick<ChosenPlugins, 'documents' | 'search'>,
  options: CreateOptions,
): { readonly brief: Brief; readonly files: readonly TakenFile[] } {
  checkShape(value)
  const sent = cleanStrings(value as SentBrief)
  // What showed nothing is empty now.
  checkShape(sent)
  const { brief, files } = takeFiles(sent)
  checkAddresses(brief)
  const bytes = (brief.sources?.texts ?? []).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  if (bytes > maxTextBytes)
    throw fault('BRIEF_INVALID', { where: '/sources/texts', problem: `holds ${bytes} bytes, at most ${maxTextBytes} are taken` })
  const placed = placeFolder(brief, settings, options)
  const { urls } = placed.sources ?? {}
  if (searchToolsOf(placed, settings, chosen).length === 0 && (urls ?? []).length === 0)
    throw noSources('SOURCES_EMPTY', { topic: brief.topic, why: 'no document or page is named, and no search is set up' })
  return { brief: placed, files }
}

function checkShape(value: unknown): void {
  const problem = checkSchema(sentBriefSchema, value)[0]
  if (problem) throw fault('BRIEF_INVALID', { where: problem.path || 'it', problem: problem.message })
}

/** Addresses that the pattern lets through and that are none all the same: `http://[::1`. */
function checkAddresses({ sources }: Brief): void {
  const index = (sources?.urls ?? []).findIndex((url) => !URL.canParse(url))
  if (index >= 0) throw fault('BRIEF_INVALID', { where: `/sources/urls/${index}`, problem: 'must be an address with a host' })
}

function placeFolder(brief: Brief, settings: Settings, { anyFolder = false, baseFolder }: CreateOptions): Brief {
  const named = brief.sources?.folder
  if (named === undefined) return brief
  const folder = anyFolder ? resolve(baseFolder ?? '.', named) : allowedFolder(named, settings)
  return { ...brief, sources: { ...brief.sources, folder } }
}

/**
 * Over HTTP a folder must lie under a root after every link is followed. A relative one is looked for below each root, then beside it: a root
 * may be named as the settings name it.
 */
function allowedFolder(named: string, settings: Settings): string {
  const roots = settings.sourceRoots.flatMap((root) => realPath(root) ?? [])
  const candidates = isAbsolute(named) ? [named] : [...roots, ...roots.map(dirname)].map((base) => resolve(base, named))
  for (const candidate of candidates) {
    const real = realPath(candidate)
    if (real !== null && roots.some((root) => isInside(root, real))) return real
  }
  throw fault('SOURCE_FOLDER_NOT_ALLOWED', { folder: named })
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

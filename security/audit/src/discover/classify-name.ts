import { formats } from '../formats/formats.ts'

/** Locks of npm or PyPI packages that this audit does not read, and what to do instead. Each is said, never passed over. */
export const unreadableFormats: ReadonlyMap<string, string> = new Map([
  ['bun.lockb', "bun's old binary lock is not read: bun install --save-text-lockfile writes bun.lock"],
  ['deno.lock', 'deno.lock is not read, and the npm packages in it are not checked'],
  ['shrinkwrap.yaml', "pnpm's lock from before version 3 is not read: pnpm install writes pnpm-lock.yaml"],
  ['pixi.lock', 'pixi.lock is not read, and the PyPI packages in it are not checked'],
])

/** Judges by its name whether a file is a lockfile: by the name alone, only together with its content, or not at all. */
export function classifyName(path: string): 'lockfile' | 'candidate' | 'other' {
  const [folder = '', name = ''] = path.split(/[\\/]/).slice(-2)
  if (name === 'package.json') return 'other'
  if (unreadableFormats.has(name) || formats.some((format) => format.matches(name))) return 'lockfile'
  if (folder === 'requirements' && /\.txt$/i.test(name) && !/constraints/i.test(name)) return 'lockfile'
  return /lock[^/]*\.(?:json|ya?ml|toml)$|\.lock$|(?:bom|cdx|spdx)[^/]*\.json$/i.test(name) ? 'candidate' : 'other'
}

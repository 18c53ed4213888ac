import type * as nodeFs from 'node:fs'
import { basename, delimiter, isAbsolute, join, relative, sep } from 'node:path'

/** The search path of this machine without the project's own programs: `node_modules/.bin`, and all that lies in what is audited. */
export function trustedPath(fs: Pick<typeof nodeFs, 'realpathSync'>, path: string, untrusted: readonly string[]): readonly string[] {
  const refused = untrusted.map((folder) => realOf(fs, folder))
  return path.split(delimiter).filter((folder) => {
    // An empty or relative entry means the folder one stands in.
    if (!isAbsolute(folder) || (basename(folder) === '.bin' && basename(join(folder, '..')) === 'node_modules')) return false
    return !refused.some((one) => isBelow(one, realOf(fs, folder)))
  })
}

/** Programs of a name that may be run without a shell, in the order of the path. */
export function findPrograms(
  fs: Pick<typeof nodeFs, 'accessSync' | 'constants' | 'statSync' | 'realpathSync'>,
  name: string,
  world: { readonly path: readonly string[]; readonly untrusted: readonly string[]; readonly platform: string },
): readonly string[] {
  const file = world.platform === 'win32' ? `${name}.exe` : name
  return world.path
    .map((folder) => join(folder, file))
    .filter((candidate) => {
      try {
        fs.accessSync(candidate, fs.constants.X_OK)
        return fs.statSync(candidate).isFile() && !world.untrusted.some((folder) => isBelow(realOf(fs, folder), fs.realpathSync(candidate)))
      } catch {
        return false
      }
    })
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

function realOf(fs: Pick<typeof nodeFs, 'realpathSync'>, path: string): string {
  try {
    return fs.realpathSync(path)
  } catch {
    return path
  }
}

import type { LockedPackage } from './locked-package.ts'
import { isRegistryPackage } from './origin/find-origin.ts'

/** Endings of the archives that package managers install: npm's tarballs, Python's wheels and source archives. */
const archive = /\.(?:whl|zip|t[gbx]z|tlz|tar(?:\.(?:gz|bz2|xz|lz|lzma))?)(?:[?#]|::|$)/i

/** True for what somebody released under its name and version, wherever it lies now; a workspace member or a folder is nobody's release. */
export function isRelease(locked: LockedPackage): boolean {
  const { kind, url = '' } = locked.source
  return kind !== 'workspace' && (kind !== 'file' || archive.test(url) || isRegistryPackage(locked))
}

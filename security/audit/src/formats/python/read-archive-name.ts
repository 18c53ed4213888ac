import { normalName } from '../../normal-name.ts'
import { decodePercent } from '../read/decode-percent.ts'

/** The release that a file of Python's holds, as its name tells; the name normalised. */
export interface ArchiveName {
  readonly name: string
  readonly version: string
}

/** Endings of wheels and source archives that pip installs (`ARCHIVE_EXTENSIONS` in pip/_internal/utils/filetypes.py). */
const archive = /\.(?:whl|zip|tar|tgz|tbz|txz|tlz|tar\.(?:gz|bz2|xz|lz|lzma))$/i

/** True for the path or address of a wheel or source archive; what else lies on a disk is a folder. */
export function isArchive(place: string): boolean {
  return archive.test(placeOf(place))
}

/**
 * Reads name and version off the file name at the end of a path or an address: a wheel's (PEP 427), a source archive's (PEP 625, and the
 * older ones whose names have hyphens; `given` tells where such a name ends). Undefined where it tells neither.
 */
export function readArchiveName(place: string, given?: string): ArchiveName | undefined {
  const path = placeOf(place)
  const encoded = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const file = /^[a-z+]+:/i.test(place) ? decodePercent(encoded) : encoded
  const stem = file.replace(archive, '')
  if (stem === file) return undefined
  const asked =
    given === undefined
      ? undefined
      : new RegExp(`^(?<name>${normalName('PyPI', given).replaceAll('-', '[-_.]+')})-(?<version>v?\\d.*)$`, 'i')
  const { name, version } =
    (/\.whl$/i.test(file)
      ? /^(?<name>[^\s-]+)-(?<version>[^\s-]+)(?:-\d[^\s-]*)?-[^\s-]+-[^\s-]+-[^\s-]+$/.exec(stem)
      : (asked?.exec(stem) ?? /^(?<name>[a-z\d].*)-(?<version>v?\d[^-]*)$/i.exec(stem))
    )?.groups ?? {}
  return name === undefined || version === undefined ? undefined : { name: normalName('PyPI', name), version: version.replaceAll('_', '-') }
}

/** A path or an address without query and fragment. */
function placeOf(place: string): string {
  return (/^[a-z+]+:/i.test(place) ? place.split(/[#?]/, 1)[0] : place) ?? ''
}

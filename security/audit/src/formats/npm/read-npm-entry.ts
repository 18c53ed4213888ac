import type { LockfileEntry } from '../graph/assemble-packages.ts'
import { readBinNames } from '../read/read-bin-names.ts'
import { readNpmSource } from '../read/read-npm-source.ts'
import { fieldOf, itemsOf, textAt, textOf, type Tree, type TreeEntry } from '../read/tree.ts'

/**
 * One place of package-lock v2 and v3, or one dependency of v1, as an entry; `place` is the name it is imported by. What claims to be
 * bundled is so where it lies in a package that bundles.
 */
export function readNpmEntry(entry: TreeEntry, place: string, { isInBundle }: { readonly isInBundle: boolean }): LockfileEntry {
  const { value } = entry
  const name = textAt(value, 'name') ?? place
  const licence = licenceOf(fieldOf(value, 'license'))
  const bin = readBinNames(fieldOf(value, 'bin'), name)
  const deprecated = textAt(value, 'deprecated')
  const source = readNpmSource(textAt(value, 'resolved'))
  return {
    id: entry.key,
    name,
    version: textAt(value, 'version') ?? (source.kind === 'git' ? commitOf(source.url) : ''),
    line: entry.line,
    dev: textAt(value, 'dev') === 'true',
    integrity: (textAt(value, 'integrity') ?? '').split(/\s+/).filter((text) => text !== ''),
    source,
    ...(name === place ? {} : { alias: place }),
    ...(isInBundle && (textAt(value, 'inBundle') === 'true' || textAt(value, 'bundled') === 'true') ? { bundled: true } : {}),
    ...(licence === undefined ? {} : { licence }),
    ...(bin.length === 0 ? {} : { bin }),
    ...(deprecated === undefined ? {} : { deprecated }),
  }
}

function licenceOf(licence: Tree | undefined): string | undefined {
  const several = itemsOf(licence).flatMap((item) => textOf(item) ?? textAt(item, 'type') ?? [])
  return several.length > 0 ? several.join(' OR ') : (textOf(licence) ?? textAt(licence, 'type'))
}

/** The commit in a git address: it stands for the version where the manifest has none. */
function commitOf(address: string): string {
  return /^[0-9a-f]{7,64}$/i.exec(address.slice(address.lastIndexOf('#') + 1))?.[0] ?? ''
}

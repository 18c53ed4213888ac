import type { Zip } from '../parts/open-zip.ts'
import { attributesOf } from '../parts/parse-xml.ts'
import { resolvePath } from '../parts/resolve-path.ts'

/** Targets of a part's relationships by their id (ECMA-376 part 2 §9.3): `word/document.xml` has them in `word/_rels/document.xml.rels`. */
export function relationsOf(zip: Zip, part: string): ReadonlyMap<string, string> {
  const at = part.lastIndexOf('/') + 1
  const folder = part.slice(0, at)
  const found = attributesOf(zip.text(`${folder}_rels/${part.slice(at)}.rels`) ?? '', 'Relationship')
  return new Map(
    found.filter(({ TargetMode }) => TargetMode !== 'External').map(({ Id = '', Target = '' }) => [Id, resolvePath(folder, Target)]),
  )
}

import { bumpSpecifier } from './bump-specifier.ts'
import { editToml } from './edit/edit-toml.ts'
import type { FixPlace } from './fix-place.ts'
import { idsOf, type Move } from './move.ts'
import { boundsOf, isBounds } from './python-bounds.ts'
import type { RequirementPlace } from './python-manifest.ts'
import { splitRequirement } from './split-requirement.ts'

/** A requirement in the list of a file. */
interface ListedRequirement {
  readonly requirement: RequirementPlace
  readonly file: string
  /** True for one that a fix wrote, which may be written anew. */
  readonly isOwn?: boolean
}

/** Raises one requirement of a list. Answers why it could not, or null. */
export function raiseRequirement(
  { requirement: place, file, isOwn = false }: ListedRequirement,
  move: Move,
  { texts }: FixPlace,
): string | null {
  const requirement = splitRequirement(place.text)
  const specifier =
    requirement && (bumpSpecifier(requirement.specifier, move.to) ?? (isOwn && isBounds(requirement.specifier) ? boundsOf(move) : null))
  if (!requirement || specifier === null) return `${file} asks for "${place.text}", which keeps ${move.to} out: change that by hand`
  if (specifier === requirement.specifier) return null
  const item = `${requirement.head}${specifier}${requirement.tail}`
  const after = editToml(texts.read(file) ?? '', { kind: 'item', path: place.path, item, at: place.at })
  if (after === null) return `${file} cannot be edited safely: change "${place.text}" to "${item}" by hand`
  texts.write(file, after, `${place.text} → ${item} (clears ${idsOf(move)})`)
  return null
}

/** A key of a TOML file, and the text that it gets. */
interface WrittenKey {
  readonly file: string
  readonly path: readonly string[]
  readonly value: string
}

/** Writes a key of a table, or changes the one that is there; answers why it could not, or null. */
export function writeKey({ file, path, value }: WrittenKey, move: Move, { texts }: FixPlace): string | null {
  const after = editToml(texts.read(file) ?? '', { kind: 'set', path, value })
  if (after === null) return `${file} cannot be edited safely: set ${path.join('.')} to "${value}" by hand`
  texts.write(file, after, `${move.name}: ${move.from.join(', ')} → ${value} (clears ${idsOf(move)})`)
  return null
}

import { decideOverride } from './decide-override.ts'
import { findAsks } from './find-asks.ts'
import { findPins, isFor } from './find-pins.ts'
import { fileIn, type FixPlace } from './fix-place.ts'
import { described, idsOf, type Move } from './move.ts'
import { planOverrides, type WantedOverride } from './plan-overrides.ts'
import { objectOf, readJsonObject } from './read-object.ts'

/** The file and section of a package manager's overrides, and how it writes one. */
export interface OverrideStyle {
  readonly file: string
  /** Reads the section anew, with what was written before. */
  readonly read: () => Readonly<Record<string, unknown>>
  /** Keys below the section for an override; null where this package manager has no word for it. */
  readonly paths: (wanted: WantedOverride) => readonly (readonly string[])[] | null
  /** The text with a key set (in the place of another); null where it cannot be edited safely. */
  readonly edit: (text: string, path: readonly string[], value: string, from?: string) => string | null
}

/** Writes the overrides that a move needs, for those who ask beside the project itself; answers why it could not, or null. */
export function overrideOthers(move: Move, place: FixPlace, style: OverrideStyle): string | null {
  const asks = findAsks(move, place)
  if (!asks.isKnown && move.packages.some(({ alias }) => alias !== undefined))
    return 'it stands under another name, and the lockfile does not tell who asks for it: bring that up to date by hand'
  const pins = findPins(style.read(), asks.others, move)
  for (const { path, key, value } of pins.filter(({ isTooLow }) => isTooLow)) {
    const why = write(path, { key, value, from: undefined }, { move, place, style })
    if (why !== null) return why
  }
  const others = asks.others.filter((ask) => !pins.some((pin) => isFor(pin, ask)))
  for (const wanted of planOverrides(move, { ...asks, others })) {
    const paths = style.paths(wanted)
    if (paths === null)
      return `nothing here can override ${wanted.key} for ${wanted.below?.name ?? 'some'} alone: bring what asks for it up to date`
    for (const path of paths) {
      const why = override(path, wanted, { move, place, style })
      if (why !== null) return why
    }
  }
  return null
}

function override(
  path: readonly string[],
  { key, value }: WantedOverride,
  { move, place, style }: { readonly move: Move; readonly place: FixPlace; readonly style: OverrideStyle },
): string | null {
  const above = path.slice(0, -1)
  const section = objectOf(above.reduce<unknown>((at, name) => objectOf(at)[name], style.read()))
  const name = path.at(-1) ?? key
  // `a>b` is a key of its own; a key below a package is one in that package's section.
  const isPlain = name === key || name.startsWith(`${key}@`)
  const decision = isPlain
    ? decideOverride(section, { name: key, value, key: name }, move, (direct) => directRange(direct, place))
    : decideOverride(section, { name, value, key: name }, move, () => null)
  if (decision.kind === 'refused') return decision.why
  if (decision.kind === 'kept') return null
  return write([...above, decision.key], { key, value: decision.value, from: decision.from }, { move, place, style })
}

function write(
  path: readonly string[],
  { key, value, from }: { readonly key: string; readonly value: string; readonly from: string | undefined },
  { move, place, style }: { readonly move: Move; readonly place: FixPlace; readonly style: OverrideStyle },
): string | null {
  const after = style.edit(place.texts.read(style.file) ?? '', path, value, from)
  if (after === null) return `${style.file} cannot be edited safely: add the override "${path.join('" → "')}": "${value}" by hand`
  place.texts.write(
    style.file,
    after,
    `${described(key, move)}: ${move.from.join(', ')} → ${move.to} by an override (clears ${idsOf(move)})`,
  )
  return null
}

/** The range of a dependency of the project's own, which `$name` stands for. */
function directRange(name: string, place: FixPlace): string | null {
  const manifest = readJsonObject(place.texts.read(fileIn(place, '.', 'package.json')))
  const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
  const spec = fields.map((field) => objectOf(manifest[field])[name]).find((one) => typeof one === 'string')
  return typeof spec === 'string' ? spec : null
}

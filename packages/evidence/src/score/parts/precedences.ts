import type { Line } from '../reading.ts'

/**
 * Pairs of lines of which the first must stand before the second, as a reader needs it: a full name before the surname alone, *a committee*
 * before *the committee*, an abbreviation where it is explained before it is used.
 */
export function precedences(lines: readonly Line[]): readonly (readonly [first: number, second: number])[] {
  const introduced = new Map<string, number>()
  const used = new Map<string, number[]>()
  for (const [at, { text }] of lines.entries()) {
    for (const key of introductions(text)) if (!introduced.has(key)) introduced.set(key, at)
    for (const key of uses(text)) {
      const places = used.get(key)
      if (places === undefined) used.set(key, [at])
      else if (places.at(-1) !== at) places.push(at)
    }
  }
  return [...introduced].flatMap(([key, first]) =>
    (used.get(key) ?? []).filter((second) => second !== first).map((second) => [first, second] as const),
  )
}

function introductions(text: string): readonly string[] {
  return [
    ...[...text.matchAll(/\b\p{Lu}\p{Ll}+(?:[ -]\p{Lu}[\p{Ll}.]+)*[ -](\p{Lu}\p{Ll}{2,})\b/gu)].map((found) => `name ${found[1] ?? ''}`),
    ...[...text.matchAll(/\((\p{Lu}{2,6})\)/gu)].map((found) => `short ${found[1] ?? ''}`),
    ...[...text.matchAll(/\b[Aa]n? (?:\p{Ll}+ )?(\p{Ll}{4,})\b/gu)].map((found) => `thing ${found[1] ?? ''}`),
  ]
}

function uses(text: string): readonly string[] {
  return [
    ...[...text.matchAll(/(?<!\p{Lu}[\p{Ll}.]+[ -])\b(\p{Lu}\p{Ll}{2,})\b(?![ -]\p{Lu})/gu)].map((found) => `name ${found[1] ?? ''}`),
    ...[...text.matchAll(/(?<!\()\b(\p{Lu}{2,6})\b(?!\))/gu)].map((found) => `short ${found[1] ?? ''}`),
    ...[...text.matchAll(/\b[Tt]h(?:e|is|at) (?:\p{Ll}+ )?(\p{Ll}{4,})\b/gu)].map((found) => `thing ${found[1] ?? ''}`),
  ]
}

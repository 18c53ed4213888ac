import type { Theme } from './theme.ts'

/** One theme a point that must be covered; when there are more points than room, neighbours share one. */
export function themesFromBrief(points: readonly string[], room: number, cased: (text: string) => string): readonly Theme[] {
  const clean = [
    ...new Set(
      points.map((point) =>
        point
          .replaceAll(/\s+/g, ' ')
          .replace(/[\s.;:!?]+$/, '')
          .trim(),
      ),
    ),
  ].filter((point) => point !== '')
  if (clean.length === 0 || room < 1) return []
  const size = Math.ceil(clean.length / room)
  const groups = Array.from({ length: Math.ceil(clean.length / size) }, (_, at) => clean.slice(at * size, (at + 1) * size))
  return groups.map((group) => ({ heading: headingFor(group, cased), mustCover: group, words: null }))
}

function headingFor(group: readonly string[], cased: (text: string) => string): string {
  const whole = group.length < 3 ? group.join(' and ') : `${group.slice(0, -1).join(', ')} and ${group.at(-1) ?? ''}`
  return cased(whole.length <= 90 ? whole : (group[0] ?? whole)).slice(0, 200)
}

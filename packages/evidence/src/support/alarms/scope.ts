import type { Comparison } from '../compare/comparison.ts'
import { belongs } from '../compare/belongs.ts'
import { inPassage, inSentence, liesIn } from '../compare/counterpart.ts'
import { isIncluded } from '../compare/is-included.ts'
import { isKept } from '../compare/is-kept.ts'
import { mayAnswer } from '../compare/may-answer.ts'
import { phrases } from '../compare/phrases.ts'
import { sourceSays } from '../compare/source-says.ts'

/** Expressions that say something of a whole place, time or group. */
const wide = phrases({
  place: `all over, widespread, across, throughout, nationwide, countrywide, worldwide, statewide, citywide, everywhere, around the world, across the country, all over the country, across the world, the world, international, global, globally,
    internationally, national, nationally, anywhere, all parts of`,
  whole: 'whole, entire, entirely, all of, the whole of, the rest of, complete',
  idiom: 'on the whole, as a whole, across from',
  time: 'throughout, all through, all year, year round, for the whole of, over the course of, during the whole',
})
/** Expressions that say it of a part. */
const narrow = phrases({
  part: `part of, parts of, a part of, portion of, portions of, section of, sections of, one section of, a section of, areas of, regions of, several regions of, one of, among the, some of, outskirts of, member of, a member of,
    corner of, half of, district of, a village in, a town in, one area of, much of, most of, pockets of, edge of`,
  local: `local, regional, municipal, provincial, district, county, statewide, island wide, province wide, citywide, locally, regionally, domestic, state, city, town, several, three, four, two, many, some, national, nationwide`,
  side: `northern, southern, eastern, western, central, northeastern, northwestern, southeastern, southwestern, coastal, inland, rural, urban, south central, north central`,
  beside: 'adjacent to, next to, near, nearby, close to, outside, outside of, opposite, off, beside, alongside',
  inside:
    'in the region, in the area, in the country, in the county, in the province, in the city, in the town, in the state, in the district, in the castle, in the village, across the region, across the state, across the island, the country, the city, the island, the state, the region, the area',
  time: 'january, february, march, april, june, july, august, september, october, november, december, early, mid, late',
})
const narrowing = new Set(['part', 'side', 'beside'])

/** Finds a place, time or group that the sentence makes wider than the source does. */
export function findScope(comparison: Comparison): string | null {
  const widths = wide(comparison.stated)
  for (const mark of wide(comparison.written)) {
    const place = inPassage(comparison, mark.from, mark.to)
    if (
      mark.sort === 'idiom' ||
      widths.some((other) => other.sort === mark.sort && (place === null || liesIn(other, place) || other.text === mark.text))
    )
      continue
    return `The source does not say “${mark.text}”.`
  }
  const own = [...wide(comparison.written), ...narrow(comparison.written)]
  for (const mark of narrow(comparison.stated)) {
    if (belongs(comparison.stated, mark) || (mark.text === 'one of' && isIncluded(comparison.written))) continue
    // *China Eastern* is a name, *the Western United States* a part.
    if ([mark.from - 1, mark.from].every((at) => /^\p{Lu}/u.test(comparison.stated[at]?.raw ?? '')) && mark.sort === 'side') continue
    if (!narrowing.has(mark.sort) || !isKept(comparison, mark) || (comparison.from[mark.from] ?? -1) >= 0) continue
    const place = inSentence(comparison, mark.from, mark.to)
    if (place === null || !place.tight || own.some((other) => liesIn(other, place) && mayAnswer(comparison, other, mark))) continue
    return sourceSays(comparison, mark)
  }
  return null
}

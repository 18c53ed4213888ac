/** Endings that derive one English word from another, as they are left behind two stems that begin alike. */
const endings = new Set(
  ` ri al aliti at ation ative ator d de di ed en ens ent er ern ess ful iat ic ical if ifi ific ing ion is ism ist it itor iti iv ive iviti iz ization ition
  l less ment ement ness nt nc or ous r s sh sion ship ssion ti tion tiv tor ur ut y i ian an ant ance ans anc abl abiliti ibl ibiliti v t`.split(
    /\s+/,
  ),
)
/** Letters that two roots must share. */
const minShared = 5

/** True for two roots of one family: *annex* and *annexation*, *decide* and *decision*. */
export function areRelated(a: string, b: string): boolean {
  if (a === b) return true
  let shared = 0
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared += 1
  if (shared < minShared && !(shared === minShared - 1 && Math.max(a.length, b.length) >= minShared + 2)) return false
  // *Monopoly* and *monopolist* share a letter more than their stem.
  return [shared, shared - 1].some((at) => at >= minShared - 1 && endings.has(a.slice(at)) && endings.has(b.slice(at)))
}

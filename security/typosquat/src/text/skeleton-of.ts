/** Writes letters and digits that are drawn alike as one (a small part of the skeleton of Unicode's UTS 39). */
export function skeletonOf(squashed: string): string {
  return squashed.replace(/vv/g, 'w').replace(/rn/g, 'm').replace(/cl/g, 'd').replace(/[1il]/g, 'l').replace(/0/g, 'o').replace(/5/g, 's')
}

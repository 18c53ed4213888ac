/** What a flat name looks like: letters and digits that are drawn alike are written alike. */
export function skeleton(flatName: string): string {
  return flatName.replace(/vv/g, 'w').replace(/rn/g, 'm').replace(/cl/g, 'd').replace(/[1il]/g, 'l').replace(/0/g, 'o').replace(/5/g, 's')
}

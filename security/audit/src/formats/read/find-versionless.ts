import type { BlindSpot } from '../../parsed-lockfile.ts'

/** A blind spot for each package without an exact version, with the cure of its format: its name can be checked, its advisories cannot. */
export function findVersionless(
  entries: readonly { readonly name: string; readonly version: string; readonly line: number }[],
  cure?: string,
): readonly BlindSpot[] {
  return entries.flatMap(({ name, version, line }) =>
    version === ''
      ? [{ line, what: `${name} has no exact version: what will be installed is not known`, ...(cure === undefined ? {} : { cure }) }]
      : [],
  )
}

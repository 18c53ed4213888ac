import type { Ecosystem } from '../ecosystem.ts'

/** A package as both engines know it; the name is normalised. */
export interface ScannerPackage {
  readonly ecosystem: Ecosystem
  readonly name: string
  readonly version: string
}

/** The same for the same package, whoever wrote it. */
export function scannerKey({
  ecosystem,
  name,
  version,
}: {
  readonly ecosystem: string
  readonly name: string
  readonly version: string
}): string {
  return `${ecosystem}\0${name}\0${version}`
}

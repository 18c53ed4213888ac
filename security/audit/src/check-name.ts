/** Every check there is, in the order in which a report names them. `--only` and a policy's `checks` speak of these. */
export const checkNames = [
  'vulnerabilities',
  'names',
  'integrity',
  'sources',
  'scripts',
  'actions',
  'licences',
  'drift',
  'bins',
  'maintenance',
  'signatures',
  'provenance',
  'age',
  'publishers',
  'upgrades',
] as const

export type CheckName = (typeof checkNames)[number]

/** Tables of one run, by the column that orders their rows; the first is the run itself. Events come last: what must be there to tell a webhook is not there yet. */
export const runTables = [
  ['runs', 'n'],
  ['inputs', 'run'],
  ['drafts', 'run'],
  ['steps', 'rowid'],
  ['signals', 'n'],
  ['calls', 'rowid'],
  ['sources', 'rowid'],
  ['files', 'digest'],
  ['events', 'seq'],
] as const

/** Tables that belong to no run, in the order in which they refer to each other. Webhooks come after all events, which are not to be told again. */
export const otherTables = [
  ['tokens', 'hash'],
  ['calibrations', 'key'],
  ['usage', 'day'],
  ['taken', 'free_at'],
  ['shared_keys', 'name'],
  ['webhooks', 'n'],
  ['deliveries', 'n'],
  ['audit_end', 'one'],
  ['audit_log', 'seq'],
] as const

/** Names of all of them. */
export const movedTables: readonly string[] = [...runTables, ...otherTables].map(([table]) => table)

import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults of the ledger. */
export const faults = Object.freeze({
  LEASE_LOST: {
    status: 409,
    exit: 3,
    message: 'The run {run} belongs to another worker now.',
    hint: 'Do nothing: the other worker goes on from the last finished step.',
  },
  RUN_NOT_FOUND: {
    status: 404,
    exit: 2,
    message: 'There is no run {run}.',
    hint: 'List the runs with `galley drafts list`.',
  },
  IDEMPOTENCY_MISMATCH: {
    status: 422,
    exit: 2,
    message: 'This Idempotency-Key was used for another request.',
    hint: 'Send a new Idempotency-Key for a new request.',
  },
  SOURCE_NOT_FOUND: {
    status: 404,
    exit: 2,
    message: 'The run {run} has no source {source}.',
    hint: 'Ask for one of the ids in the draft’s `sources`.',
  },
  SOURCE_DAMAGED: {
    status: 500,
    exit: 3,
    message: 'The stored text of source {source} is missing or is not the text that was read.',
    hint: 'Run the draft again: its sources are read anew.',
  },
  DATA_TOO_NEW: {
    status: 500,
    exit: 3,
    message: 'The ledger {file} was written by a newer Galley (schema {found}, this one knows {known}).',
    hint: 'Update Galley, use another data folder with `--data`, or go back as docs/backup.md says.',
  },
  DATA_ALTERED: {
    status: 500,
    exit: 3,
    message: 'The schema of the ledger {file} is not the one that Galley wrote (migration {migration}).',
    hint: 'Restore the file from a backup beside it, or use another data folder with `--data`.',
  },
  DATA_DAMAGED: {
    status: 500,
    exit: 3,
    message: 'The ledger {file} cannot be read: {reason}.',
    hint: 'Restore the file from a backup beside it, or use another data folder with `--data`.',
  },
  DATA_BUSY: {
    status: 503,
    exit: 3,
    message: 'Another process holds the ledger {file}, so nothing can be written to it.',
    hint: 'Close the program that has it open, then try again.',
  },
  DATA_WRITE_FAILED: {
    status: 507,
    exit: 3,
    message: 'The ledger {file} cannot be written: {reason}.',
    hint: 'Make room on the disk and check who may write to the data folder.',
  },
  DATABASE_UNREACHABLE: {
    status: 503,
    exit: 3,
    message: 'The database {database} does not answer: {reason}.',
    hint: 'Start it, or check the address, the user and the password.',
  },
  LEDGER_IN_USE: {
    status: 409,
    exit: 3,
    message: 'The database {database} is in use: {others} other processes of Galley have it open.',
    hint: 'Stop the gateways first; drafts that are being written go on where they are imported.',
  },
  LEDGER_NOT_EMPTY: {
    status: 409,
    exit: 2,
    message: 'There are drafts already where the ledger is to be imported.',
    hint: 'Import into a data folder or a database of its own.',
  },
  LEDGER_FILE_INVALID: {
    status: 400,
    exit: 2,
    message: 'The exported ledger is cut off or damaged at line {line}.',
    hint: 'Export it again, and empty what was imported so far.',
  },
  TOKEN_NAME_TAKEN: {
    status: 409,
    exit: 2,
    message: 'There is a token {name} already.',
    hint: 'Choose another name, or revoke that one with `galley token revoke {name}`.',
  },
  LOCK_HELD: {
    status: 409,
    exit: 3,
    message: '{file} is held by {holder}.',
    hint: 'Stop the other Galley, or use another data folder with `--data`.',
  },
} as const satisfies FaultTable)

/** Makes a fault of this package. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)

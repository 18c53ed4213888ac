import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults that stop a comparison before it begins. */
export const faults = Object.freeze({
  SINCE_UNKNOWN: {
    status: 400,
    exit: 2,
    message: 'There is no earlier state "{since}": {why}.',
    hint: 'Name a revision of the repository that is audited (git fetch it first), or a lockfile that is there.',
  },
  SINCE_UNREADABLE: {
    status: 422,
    exit: 3,
    message: 'The earlier state "{since}" cannot be read: {why}.',
    hint: 'Look whether git runs here and its repository is whole; a lockfile that was kept can be named in its place.',
  },
  SINCE_SEVERAL: {
    status: 400,
    exit: 2,
    message: '{file} is one lockfile, and {count} are audited: {files}.',
    hint: 'Name the one that it is the earlier state of, as the path that is audited.',
  },
} as const satisfies FaultTable)

/** Makes a fault of this package. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)

import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults of the command line itself. */
export const faults = Object.freeze({
  NODE_TOO_OLD: {
    status: 500,
    exit: 2,
    message: 'Node {version} is too old for Galley',
    hint: 'Use Node 24.15 or newer; npm start in a clone brings its own.',
  },
  UNEXPECTED: {
    status: 500,
    exit: 3,
    message: 'something failed that should not have: {problem}',
    hint: 'Run galley doctor; if it finds nothing, report this text.',
  },
  OUTPUT_LOST: {
    status: 500,
    exit: 3,
    message: 'the result could not be written: {problem}',
    hint: 'Look whether the disk is full, or name another file with --output; a finished draft is printed again by `galley drafts show`.',
  },
  USAGE: { status: 400, exit: 2, message: '{problem}', hint: 'Run the command with --help to see how it is used.' },
  FILE_UNREADABLE: {
    status: 400,
    exit: 2,
    message: 'cannot read {file}: {problem}',
    hint: 'Check the path; a relative one is taken from the folder you stand in.',
  },
  FILE_UNWRITABLE: {
    status: 400,
    exit: 2,
    message: 'cannot write {file}: {problem}',
    hint: 'Name a file in a folder that exists and that you may write to.',
  },
  GATEWAY_UNREACHABLE: {
    status: 502,
    exit: 3,
    message: 'the gateway at {url} does not answer: {problem}',
    hint: 'Start it with npm start, or unset GALLEY_URL to run in this process.',
  },
  NOT_A_GATEWAY: {
    status: 502,
    exit: 2,
    message: 'what answers at {url} is no gateway of Galley (status {status})',
    hint: 'Correct GALLEY_URL, or unset it to run in this process.',
  },
  GATEWAY_NOT_RUNNING: { status: 503, exit: 3, message: 'no gateway runs on the data folder {folder}', hint: 'Start it with npm start.' },
  NOT_A_CLONE: {
    status: 400,
    exit: 2,
    message: '{command} works only in a clone of the repository',
    hint: 'Clone the repository and run it there.',
  },
} as const satisfies FaultTable)

export const fault: FaultMaker<typeof faults> = faultsOf(faults)

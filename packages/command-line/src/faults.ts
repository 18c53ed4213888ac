import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'
import { oldNodeWords } from './old-node.ts'

/** Faults that every command can meet: of its Node, its use, its files and its output. */
export const faults = Object.freeze({
  NODE_TOO_OLD: {
    status: 500,
    exit: 2,
    ...oldNodeWords,
  },
  UNEXPECTED: {
    status: 500,
    exit: 3,
    message: 'Something failed that should not have: {problem}.',
    hint: 'Report this text, with the command that was run, at https://github.com/galley-press/galley/issues.',
  },
  OUTPUT_LOST: {
    status: 500,
    exit: 3,
    message: 'The result could not be written: {problem}.',
    hint: 'Look whether the disk is full, or name another file with `--output`; a finished draft is printed again by `galley drafts show`.',
  },
  USAGE: { status: 400, exit: 2, message: '{problem}.', hint: 'Run the command with `--help` to see how it is used.' },
  FILE_UNREADABLE: {
    status: 400,
    exit: 2,
    message: 'Cannot read {file}: {problem}.',
    hint: 'Check the path; a relative one is taken from the folder you stand in.',
  },
  FILE_UNWRITABLE: {
    status: 400,
    exit: 2,
    message: 'Cannot write {file}: {problem}.',
    hint: 'Name a file in a folder that exists and that you may write to, on a disk with room.',
  },
} as const satisfies FaultTable)

export const fault: FaultMaker<typeof faults> = faultsOf(faults)

import type { FaultTable } from '@galley/fault'

/** Faults of changes to drafts whose runs are over. */
export const revisionFaults = {
  VERSION_NOT_KEPT: {
    status: 409,
    exit: 2,
    message: 'Version {n} of draft {id} cannot be gone back to: quotes that it cites are no longer kept.',
    hint: 'It can still be read and compared; choose another version.',
  },
  DRAFT_AT_WORK: {
    status: 409,
    exit: 2,
    message: 'Draft {id} is {status}: it is changed by hand when its run is over.',
    hint: 'Wait until it has ended, or cancel it first.',
  },
  DRAFT_MOVED_ON: {
    status: 412,
    exit: 2,
    message: 'Draft {id} was changed meanwhile: this was made on its event {seq}, its last one is {last}.',
    hint: 'Read the draft again, and make the change on what it says now.',
  },
  DRAFT_NOT_WHOLE: {
    status: 409,
    exit: 2,
    message: 'Draft {id} is {status}: only of one whose run came to its end is a section written again, or a source inserted.',
    hint: 'Resume the run first, or edit the draft by hand.',
  },
  SECTION_UNKNOWN: {
    status: 404,
    exit: 2,
    message: 'The plan of draft {id} has no section {section}.',
    hint: 'Choose one of the sections that `plan.outline` of the draft names.',
  },
  EDIT_INVALID: {
    status: 400,
    exit: 2,
    message: 'The change is not valid: {where} {problem}.',
    hint: 'Correct that part; /openapi.json says what it may be.',
  },
  BLOCK_NOT_FOUND: {
    status: 404,
    exit: 2,
    message: 'Draft {id} has no block {block}.',
    hint: 'Read the draft again: the block may have been taken out.',
  },
} as const satisfies FaultTable

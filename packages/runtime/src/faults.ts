import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'
import { accessFaults } from './access-faults.ts'
import { papersFaults } from './papers-faults.ts'
import { revisionFaults } from './revision-faults.ts'
import { webhookFaults } from './webhook-faults.ts'

/** Faults that stop the runtime. */
export const faults = Object.freeze({
  ...papersFaults,
  ...accessFaults,
  ...webhookFaults,
  ...revisionFaults,
  BRIEF_INVALID: {
    status: 400,
    exit: 2,
    message: 'The brief is not valid: {where} {problem}.',
    hint: 'Correct that part of the brief; `galley help brief` and /openapi.json say what each may be.',
  },
  SCORE_FILE_UNREADABLE: {
    status: 400,
    exit: 2,
    message: 'The file {file} cannot be scored: {problem}.',
    hint: 'Give a text in Markdown, or a draft that was printed as JSON.',
  },
  APPROVAL_INVALID: {
    status: 400,
    exit: 2,
    message: 'The approval is not valid: {where} {problem}.',
    hint: 'Leave that part out, or answer the gate that it is for; /openapi.json says what each may be.',
  },
  SETTINGS_INVALID: {
    status: 500,
    exit: 2,
    message: 'The settings are not valid: {where}: {problem}.',
    hint: 'Correct that value; `galley help settings` says what each may be.',
  },
  SETTINGS_MOVED: {
    status: 500,
    exit: 2,
    message: 'The settings are not valid: galley.config.json/search: addresses of search services stand in `services` now.',
    hint: 'Write {line} in place of `search`.',
  },
  CHOICE_UNKNOWN: {
    status: 503,
    exit: 2,
    message: '`{setting}` names the plugin {name}, and there is none of that name.',
    hint: 'Correct `{setting}` in galley.config.json{able}; `galley plugin list` shows every plugin.',
  },
  CHOICE_UNFIT: {
    status: 503,
    exit: 2,
    message: '`{setting}` names the plugin {name}, which cannot {part}: it can {can}.',
    hint: 'Correct `{setting}` in galley.config.json{able}; `galley plugin list` shows every plugin.',
  },
  CHOICE_UNCLEAR: {
    status: 503,
    exit: 2,
    message: 'The plugins {names} can all {part}, and none of them is chosen.',
    hint: 'Choose one in galley.config.json: {line}.',
  },
  SERVICE_MISSING: {
    status: 503,
    exit: 2,
    message: '`search` names the plugin {name}, which asks a service of your own, and `services` has no address for it.',
    hint: 'Write its address into galley.config.json: {line}.',
  },
  SECRET_UNUSABLE: {
    status: 503,
    exit: 2,
    message: 'The key in {variable} cannot be used: {problem}.',
    hint: 'Set the variable to the key alone, as the service shows it, or unset it.',
  },
  PINNED_FILE_CHANGED: {
    status: 503,
    exit: 2,
    message: 'The file of `{setting}`, {file}, is not the one that was pinned: its sha256 is {found}, and not {expected}.',
    hint: 'Put back the file that you chose, or, if you trust this one, write its digest into `{setting}.sha256` of galley.config.json.',
  },
  PINNED_FILE_UNREADABLE: {
    status: 503,
    exit: 2,
    message: 'The file of `{setting}`, {file}, cannot be used: {problem}.',
    hint: 'Correct `{setting}.file` in galley.config.json, or leave `models.entailment` out: drafts are judged without it then.',
  },
  BUDGET_WITHOUT_MODEL: {
    status: 400,
    exit: 2,
    message: 'The brief limits `budget.{unit}`, and this draft is written without a model: nothing would be counted.',
    hint: 'Leave `budget.{unit}` out of the brief, or name a model whose cost is stated in galley.config.json.',
  },
  DRAFT_NOT_FOUND: { status: 404, exit: 2, message: 'There is no draft {id}.', hint: 'List the drafts there are: `galley drafts list`.' },
  EVENT_NOT_FOUND: {
    status: 400,
    exit: 2,
    message: 'Draft {id} has no event {seq}, its last one is {last}.',
    hint: 'Ask for the events after one that it has, or for all: `galley drafts events {id}`.',
  },
  LIST_PLACE_UNKNOWN: {
    status: 400,
    exit: 2,
    message: 'There is no draft {id} from which the list could go on.',
    hint: 'It may have been deleted; list the drafts from the newest on.',
  },
  VERSION_NOT_FOUND: {
    status: 404,
    exit: 2,
    message: 'Draft {id} has no version {n}; it has {has}.',
    hint: 'Ask for one that it has: `galley drafts history {id}` tells what each is.',
  },
  GATE_NOT_WAITING: {
    status: 409,
    exit: 2,
    message: 'Draft {id} does not wait at the gate {gate}.',
    hint: 'Look at its status: `galley drafts show {id}`.',
  },
  DRAFT_NOT_RESUMABLE: {
    status: 409,
    exit: 2,
    message: 'Draft {id} is {status} and cannot be resumed.',
    hint: 'Only a run that was interrupted can go on; start a new draft from the same brief.',
  },
  DRAFT_NOT_FINISHED: {
    status: 409,
    exit: 2,
    message: 'Draft {id} is {status} and has no papers yet: they are about a text that is finished.',
    hint: 'Ask again when it has ended, with a text; `galley drafts show {id}` says how it stands.',
  },
  DRAFT_CHANGED: {
    status: 422,
    exit: 3,
    message: '{name} is not the text that was signed: {changes}.',
    hint: 'Take the draft again from where it was written, or read it as a text that nobody vouches for.',
  },
  PAPERS_OF_SOMETHING_ELSE: {
    status: 422,
    exit: 3,
    message: 'The papers {what} are signed, and they are no papers of a draft: {said}, not {wanted}.',
    hint: 'Give the file that was written beside the draft, or export the draft again with its papers.',
  },
  PAPERS_UNREADABLE: {
    status: 422,
    exit: 3,
    message: 'The papers {what} do not say how a draft was made: {where} {problem}.',
    hint: 'Get them again from whoever made them, or use the version of Galley that wrote them.',
  },
  DRAFT_RUNNING: {
    status: 409,
    exit: 2,
    message: 'Draft {id} is still being written.',
    hint: 'Cancel it first: `galley drafts cancel {id}`.',
  },
  RUN_ENDED_PROCESS: {
    status: 500,
    exit: 3,
    message: 'The process that wrote draft {id} ended {deaths} times in the middle of it, so it is not taken up again.',
    hint: 'Look at what Galley said last when it ended, then let it try anew: `galley drafts resume {id}`.',
  },
  SOURCE_FOLDER_NOT_ALLOWED: {
    status: 403,
    exit: 2,
    message: 'The folder {folder} is not one that the gateway may read.',
    hint: 'Name one of `sourceRoots` in galley.config.json or a folder below it, by its path from there, or send the documents as `sources.files`.',
  },
  PLUGIN_REFUSED: {
    status: 503,
    exit: 3,
    message: 'The draft needs the plugin {name}, which was refused: {problem}.',
    hint: 'Run `galley plugin explain {name}`: it tells the reason and its cure.',
  },
  ROLE_WITHOUT_MODEL: {
    status: 500,
    exit: 3,
    message: 'The plugin {plugin} asked for a model, but its role has none in this run.',
    hint: 'Report it to the author of {plugin}: an agent works without a model where it is told to be extractive.',
  },
  DATA_FOLDER_SHARED: {
    status: 500,
    exit: 2,
    message: 'Other users of this machine may enter the data folder {dir}, and it holds other things than Galley (such as {foreign}).',
    hint: 'Name a folder of its own with GALLEY_DATA, or close this one with `chmod 700 {dir}`.',
  },
  DATA_FOLDER_MISSING: {
    status: 500,
    exit: 3,
    message: 'The data folder {dir} is not there and cannot be made: {problem}.',
    hint: 'Make the folder that it lies in, or name another one with GALLEY_DATA.',
  },
  DATA_FOLDER_READ_ONLY: {
    status: 500,
    exit: 3,
    message: 'The data folder {dir} cannot be written to: {problem}.',
    hint: 'Let the user that runs Galley write to it (its owner with `chmod -R u+rwX {dir}`, or by mounting it writable), or name another one with GALLEY_DATA.',
  },
  DATA_FOLDER_FULL: {
    status: 507,
    exit: 3,
    message: 'The data folder {dir} cannot be written to: {problem}.',
    hint: 'Make room on its disk, or name a folder elsewhere with GALLEY_DATA.',
  },
  MODEL_GONE: {
    status: 409,
    exit: 2,
    message: 'The run {id} was begun with the model {model}, and now {now}.',
    hint: 'Set the model as it was (GALLEY_MODEL_URL, GALLEY_MODEL or galley.config.json), or start the draft anew.',
  },
  PACKER_MISSING: {
    status: 400,
    exit: 2,
    message: 'There is no @galley/pack in {dir}, which packs the plugin there.',
    hint: 'Run `npm install --save-dev @galley/pack` in that folder.',
  },
  NOT_IN_A_CLONE: {
    status: 500,
    exit: 2,
    message: 'This is done to plugins that are built from a clone, and this is none.',
    hint: 'Run it in a clone of the repository; an installed Galley brings its plugins along.',
  },
  RELEASE_DAMAGED: {
    status: 500,
    exit: 2,
    message: 'The installed Galley is not whole: {file} cannot be read.',
    hint: 'Install it again: `npm install galley`.',
  },
  INDEX_NOT_SET: {
    status: 400,
    exit: 2,
    message: 'This plugin comes from an index, and none is set.',
    hint: 'Name it with `--index`, or as `index.url` in galley.config.json.',
  },
  PAPERS_MISSING: {
    status: 403,
    exit: 3,
    message: 'The registry has no papers for {release}: nothing says who made or reviewed it ({papers}).',
    hint: 'Its author publishes them beside it, made with `galley plugin papers`; or get its files from the author, and install from those.',
  },
  INDEX_FOLDER_EXISTS: {
    status: 409,
    exit: 2,
    message: 'There is an index in {dir} already.',
    hint: 'Name another folder; the holders of its root are changed with `galley index rotate`.',
  },
} as const satisfies FaultTable)

export const fault: FaultMaker<typeof faults> = faultsOf(faults)

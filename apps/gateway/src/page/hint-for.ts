/** Hints of faults whose own hint is for the command line, in words for somebody who has a browser or a program of their own. */
const hints: Readonly<Record<string, string>> = {
  BRIEF_INVALID: 'Correct that part of the brief; /openapi.json says what each may be.',
  DRAFT_NOT_FOUND: 'Look at the list of drafts: it may have been deleted.',
  RUN_NOT_FOUND: 'Look at the list of drafts: it may have been deleted.',
  EVENT_NOT_FOUND: 'Ask for the events after one that it has, or for all.',
  VERSION_NOT_FOUND: 'Ask for one that it has.',
  GATE_NOT_WAITING: 'Look at the status of the draft.',
  DRAFT_NOT_FINISHED: 'Ask again when it has ended, with a text.',
  DRAFT_RUNNING: 'Cancel it first.',
  RUN_ENDED_PROCESS: 'Whoever runs Galley looks at what it said last when it ended; then resume the draft.',
  PLUGIN_REFUSED: 'Ask whoever runs Galley to look at that plugin.',
  WEBHOOK_NOT_FOUND: 'Look at the list of webhooks.',
  DELIVERY_NOT_FOUND: 'Look at the list of its messages.',
  WEBHOOKS_TOO_MANY: 'Remove one first.',
  TOKEN_NOT_FOUND: 'Look at the list of tokens.',
  MODEL_REFUSED: 'Ask whoever runs Galley for a key that is valid for this server and this model.',
  MODEL_KEY_WANTED: 'Ask whoever runs Galley to set a key of this server.',
  MODEL_NOT_FOUND: 'Name one of the list of models.',
  MODEL_RETIRED: 'Name a model that is offered there now: the list of models has them.',
  MODEL_BUSY: 'Wait and resume the draft, or ask whoever runs Galley to name another server.',
  MODEL_TIMEOUT: 'Look whether the server is busy or stuck, or choose a smaller model.',
  MODEL_UNREACHABLE: 'Start the server, or ask whoever runs Galley to correct its address.',
  MODEL_NO_SERVER: 'Ask whoever runs Galley to name a model server in its settings, or take the model `none`, which quotes alone.',
  MODEL_BUDGET_SPENT: 'What was written so far is kept. A new draft with a larger budget goes further.',
  MODEL_NOT_LOCAL: 'Use a model server on the machine where Galley runs.',
  DATA_TOO_NEW: 'Update Galley.',
  DATA_ALTERED: 'Whoever runs Galley restores the file from a backup beside it.',
  DATA_DAMAGED: 'Whoever runs Galley restores the file from a backup beside it.',
  LOCK_HELD: 'Stop the other Galley.',
  REGISTRY_UNREACHABLE: 'Look at the network where Galley runs, then try again.',
  ADVISORIES_MISSING: 'Whoever runs Galley builds the index of advisories first.',
  ADVISORIES_DAMAGED: 'Whoever runs Galley builds the index of advisories again.',
  MANIFESTS_MISSING: 'Audit the project where it is installed: what its packages say of themselves is read there.',
  REGISTRY_FACTS_MISSING: 'Ask whoever runs Galley to name a registry that has these facts.',
  LOCK_CHANGED: 'Whoever runs Galley looks at what it holds and has every plugin of it verified.',
  LOCK_REPLAYED: 'Whoever runs Galley restores the newer one.',
  VERSION_OLDER: 'Choose a version that is not older, or ask whoever runs Galley.',
  MEMORY_BROKEN: 'Whoever runs Galley finds out who changed it, and has every plugin of the lock verified.',
  INDEX_NOT_SET: 'Ask whoever runs Galley to name an index in its settings, or hand in the files of a release.',
  INDEX_ROOT_UNKNOWN: 'Ask whoever runs Galley to name the root of the index in its settings.',
  ADVISORIES_UNREACHABLE: 'Try again when the network is back where Galley runs.',
}

/** A fault as its hint is looked up. */
export interface HintedFault {
  readonly code: string
  readonly hint: string
}

/** Hint of a fault for somebody who asks over HTTP, with a browser or a program, and may have no command line. */
export function hintFor({ code, hint }: HintedFault): string {
  return hints[code] ?? hint
}

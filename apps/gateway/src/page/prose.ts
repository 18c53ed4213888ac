import { html, type HtmlText } from './html-text.ts'

/** Sets a message on a page: what stands between two backticks is code. */
export function prose(text: string): HtmlText {
  const parts = text.split('`')
  return html`${parts.map((part, i) => (i % 2 === 1 && i < parts.length - 1 ? html`<code>${part}</code>` : part))}`
}

/** Hints of faults whose own hint names options of the command line, in words for somebody who has a browser. */
const hints: Readonly<Record<string, string>> = {
  MODEL_TIMEOUT: 'Look whether the server is busy or stuck, or choose a smaller model.',
  MODEL_UNREACHABLE: 'Start the server, or ask whoever runs Galley to correct its address.',
  MODEL_NO_SERVER: 'Ask whoever runs Galley to name a model server in its settings.',
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

/** Sets the hint of a fault on a page, in words for somebody who has a browser and no command line. */
export function hintOf({ code, hint }: { readonly code: string; readonly hint: string }): HtmlText {
  return prose(hints[code] ?? hint)
}

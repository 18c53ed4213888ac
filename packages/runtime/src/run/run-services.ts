import type { Kernel, Readings } from '@galley/kernel'
import type { Ledger } from '@galley/ledger'
import type { Models } from '@galley/models'
import type { Ephemeral } from '@galley/sdk'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import type { OpenBriefDocuments } from '../scope/open-brief-documents.ts'
import type { Settings } from '../settings/settings.ts'
import type { ObserveWork } from './run-work.ts'

/** Services that a run uses. */
export interface RunServices {
  readonly ledger: Ledger
  readonly kernel: Kernel
  readonly models: Models
  readonly settings: Settings
  /** Version of Galley. */
  readonly version: string
  readonly clock: () => Date
  /** Opens the brief's documents, and follows lists of addresses among them. */
  readonly openFolder: OpenBriefDocuments
  /** Readings of documents from earlier runs. */
  readonly readings: Readings
  /** Texts that plugins made of documents earlier. */
  readonly derived: Readings
  /** Results of earlier searches. */
  readonly searches: Readings
  readonly show: (runId: string, event: Ephemeral) => void
  /** Told each piece of work when it is over. */
  readonly observe?: ObserveWork | undefined
  /** Told what no run can tell. */
  readonly say: (line: string) => void
  /** The plugins that the settings choose. Throws what is wrong with a choice. */
  readonly choose: () => Promise<ChosenPlugins>
}

import { ofCommands } from './of-commands.ts'
import { ofData, onMounts } from './of-data.ts'
import { ofDrafts } from './of-drafts.ts'
import { ofGateways, overHttp } from './of-gateways.ts'
import { ofModels } from './of-models.ts'
import { ofPlugins } from './of-plugins.ts'
import type { Way } from './run-here.ts'

/** Every fault that the command line or a request to the gateway can meet, and how. */
export const ways: Readonly<Record<string, Way>> = {
  ...ofCommands,
  ...ofDrafts,
  ...ofModels,
  ...ofData,
  ...onMounts,
  ...ofGateways,
  ...overHttp,
  ...ofPlugins,
}

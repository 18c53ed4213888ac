import { appendToLog, readLog, type ChainedLogKind, type ChainedLogServices, type WholeLog } from '../../log/chained-log.ts'
import type { DatedLogEntry, PluginLogEntry } from './log-entry.ts'

const pluginLog: ChainedLogKind = { name: 'plugins', holder: 'another command on plugins' }

/** Writes one line to the log of what was done with plugins (`log/plugins.jsonl`). @throws LOCK_HELD when another process writes for ten seconds */
export async function appendToPluginLog(services: ChainedLogServices, entry: PluginLogEntry): Promise<void> {
  await appendToLog(pluginLog, services, entry)
}

/** Reads the log and compares it with itself and with the end that was kept; without a log there are no entries. */
export function readPluginLog(dataDir: string): WholeLog<DatedLogEntry> {
  return readLog(pluginLog, dataDir)
}

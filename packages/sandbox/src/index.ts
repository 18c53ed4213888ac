export { fault, faults } from './faults.ts'
export type { CallOptions, PluginProcess, StartOptions } from './plugin-process.ts'
export { startPlugin } from './start-plugin.ts'

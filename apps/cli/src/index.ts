export { fault, faults } from './faults.ts'
export { run } from './run.ts'
export type { System } from './system.ts'

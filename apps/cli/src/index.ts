export { fault, faults } from './faults.ts'
export { run } from './galley.ts'

export { addAdvisories } from './add-advisories.ts'
export { createAddAudit, setUpAudit } from './add-audit.ts'
export { openRegistry } from './open-registry.ts'

export { addAdvisories } from './add-advisories.ts'
export { addAudit, setUpAudit } from './add-audit.ts'
export { openRegistry } from './open-registry.ts'

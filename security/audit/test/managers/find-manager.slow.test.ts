import { describe, expect, test } from 'vitest'
import { findManager } from './find-manager.ts'
import { managerPins, type ManagerName } from './manager-pins.ts'

describe.for(Object.keys(managerPins) as ManagerName[])('%s', async (name) => {
  const manager = await findManager(name)

  test.skipIf(manager === null)('is the pinned version', async () => {
    const { code, stdout, stderr } = await manager!.run(['--version'], { cwd: import.meta.dirname })
    expect(stdout + stderr).toContain(managerPins[name].version)
    expect(code).toBe(0)
  })
})

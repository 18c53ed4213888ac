import { dataFolder, type System } from '@galley/command-line'
import { openAccess, type Access } from '@galley/runtime'

/** Opens, for one piece of work, the tokens of a data folder, and closes it however that ends. */
export async function withAccess<T>(system: System, data: string | undefined, work: (access: Access) => T | Promise<T>): Promise<T> {
  const access = await openAccess({ ...system, dataDir: dataFolder(system, data) })
  try {
    return await work(access)
  } finally {
    await access.close()
  }
}

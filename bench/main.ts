// `npm run bench names`: runs bench/<name>/main.ts. Without a name, says which there are.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
const name = process.argv[2]
if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(join(here, name, 'main.ts'))) {
  const known = readdirSync(here).filter((one) => existsSync(join(here, one, 'main.ts')))
  console.error(`npm run bench NAME, where NAME is one of: ${known.join(', ')}`)
  process.exitCode = 2
} else {
  await import(`./${name}/main.ts`)
}

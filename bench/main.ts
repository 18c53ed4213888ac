// `npm run bench NAME` runs one bench; without a name it lists them, with their needs.
import { benches } from './benches.ts'

const name = process.argv[2]
if (name !== undefined && Object.hasOwn(benches, name)) {
  await import(`./${name}/main.ts`)
} else {
  console.log('npm run bench NAME, where NAME is one of:')
  for (const [known, { measures, needs, takes }] of Object.entries(benches))
    console.log(`  ${known.padEnd(9)} ${measures}\n         needs ${needs}\n         takes, where it is there: ${takes}`)
  if (name !== undefined) process.exitCode = 2
}

// Takes the lock named on the command line, says so, and holds it until it is killed.
import { acquireLock } from '../src/index.ts'

await acquireLock({ file: process.argv[2] ?? '', holder: `process ${process.pid}` })
process.stdout.write('held\n')
setInterval(() => undefined, 1000)

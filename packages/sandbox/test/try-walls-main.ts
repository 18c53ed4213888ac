// Makes the trials that it is given as JSON, and prints what came of them: a program, so that another user can run it.
import { tryWalls, type Trial } from './try-walls.ts'

const trials = JSON.parse(process.argv[2] ?? '[]') as readonly Trial[]
for (const trial of trials) process.stdout.write(`${JSON.stringify(await tryWalls(trial))}\n`)

// The least work that a draft from a folder can do, in a process of its own: each text is read, cut into sentences and ranked once.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rankSentences, readSentences } from '../../packages/evidence/src/index.ts'

const folder = process.argv[2] ?? '.'
let best = 0
for (const name of readdirSync(folder)) {
  const sentences = readSentences(readFileSync(join(folder, name), 'utf8'))
  const ranks = rankSentences(
    sentences.map(({ text }) => text),
    { title: name, query: 'What happened?' },
  )
  best += ranks.filter((rank) => rank > 0.5).length
}
console.log(`${best} sentences stand out`)

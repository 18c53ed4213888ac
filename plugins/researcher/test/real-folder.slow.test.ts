import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluationData } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { keepOnTopic } from '../src/topic/keep-on-topic.ts'
import type { ReadDocument } from '../src/documents/read-hit.ts'

const archive = evaluationData('freshwiki-dev.tar.xz')

/** Topics of which none of the articles is about, though all share words and names with some. */
const elsewhere = [
  'The 2022 Hong Kong leadership election',
  'The history of the bicycle',
  'Solar panels for homes in Germany',
  'How vaccines are tested',
  'The 2024 Olympic Games in Paris',
  'Women in Australian politics',
  'Film industry of Malaysia',
  'Earthquakes in Nepal',
  'Barbie dolls and feminism',
  'The Green Party in Germany',
]

/** Topics in words that are not those of a title. */
const asked = [
  ['Why did LK-99 look like a room-temperature superconductor, and how was it debunked?', 'LK-99'],
  ['How did Mauritius prepare for Cyclone Batsirai?', 'Cyclone Batsirai'],
  ['What damage did the explosion do to the Crimean bridge?', '2022 Crimean Bridge explosion'],
  ['Mehmet Oz and John Fetterman: the campaign for the Senate', '2022 United States Senate election in Pennsylvania'],
  ['How children get febrile seizures and what parents should do', 'Febrile seizure'],
  ['Taylor Swift re-recording her albums', "Speak Now (Taylor's Version)"],
  ['Meta launches a rival of Twitter', 'Threads (social network)'],
  ['Generation between millennials and Gen Z', 'Zillennials'],
  ['Viking revenge film by Robert Eggers', 'The Northman'],
  ['The career of Michelle Yeoh in Hong Kong films', 'Michelle Yeoh'],
  ['Mass shooting at a dance studio on Lunar New Year', '2023 Monterey Park shooting'],
  ['Jonas Vingegaard wins the yellow jersey', '2023 Tour de France'],
  ['Rock climber who free solos', 'Chris Sharma'],
  ['Ghanaian footballer who died in an earthquake', 'Christian Atsu'],
  ['Plane crash in Guangxi', 'China Eastern Airlines Flight 5735'],
] as const

/** The articles, under their titles; their files write characters that a name of a file cannot have as `_`. */
function readFolder(file: string): readonly ReadDocument[] {
  const folder = tempFolder()
  execFileSync('tar', ['-xJf', file, '-C', folder])
  const texts = join(folder, readdirSync(folder)[0] ?? '', 'txt')
  return readdirSync(texts)
    .sort()
    .map((name) => {
      const title = name.replace(/\.txt$/, '').replaceAll('_', ' ')
      return { sourceId: title, title, address: `folder:${name}`, text: readFileSync(join(texts, name), 'utf8'), digest: name }
    })
}

test.skipIf(archive === null)('of a folder of 38 articles those on the topic are chosen, and none where none is', () => {
  const all = readFolder(archive ?? '')
  const kept = (topic: string, documents = all): readonly string[] =>
    keepOnTopic(documents, { topic }, 'extractive').map(({ title }) => title)
  for (const { title } of all) expect([title, kept(title).includes(title)]).toEqual([title, true])
  for (const [topic, title] of asked) expect([topic, kept(topic).includes(title)]).toEqual([topic, true])
  for (const topic of elsewhere) expect([topic, kept(topic)]).toEqual([topic, []])
  // The title of each article, looked for among the others: 21 of 38 found something once, 3 do now (an album, a film, music: there are others).
  const strayed = all.filter(
    ({ title }) =>
      kept(
        title,
        all.filter((one) => one.title !== title),
      ).length > 0,
  )
  expect(strayed.length).toBeLessThanOrEqual(4)
})

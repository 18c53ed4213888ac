import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { frameLanguages, frameWords } from '@galley/sdk'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { runHere } from '../faults/run-here.ts'
import { freshData } from './start-galley.ts'

const german =
  'Die Elbbrücke von Torgau wurde 1994 dem Verkehr übergeben. Täglich fahren rund 12.000 Fahrzeuge über die Brücke. Ihre Vorgängerin wurde 1945 gesprengt und später nur notdürftig erneuert.'
const english =
  'The Elbe bridge at Torgau was opened in 1994 and is 214 metres long. Engineers from Dresden designed it, and it cost 31 million euros. The old piers were left in the river for two years because divers had found shells beside them.'

/** Letters of whatever is not a quotation, a title or a path: what Galley says itself. */
function frameOf(markdown: string): string {
  const quotations = /„[^„“”]*[“”]|“[^“”]*”|«[^«»]*»|「[^「」]*」/gu
  return markdown
    .replaceAll(quotations, ' ')
    .replaceAll(/Die Elbbrücke von Torgau|The Elbe bridge at Torgau|toll prices|`[^`]*`|@galley\/[\w-]+/g, ' ')
    .replaceAll(/^[^\n]*d[0-9a-f]{16}/gm, (line) => line.slice(0, -17))
}

test('one brief over documents in two languages is framed in each of ten', { timeout: 240_000 }, async () => {
  const place = tempFolder()
  writeFileSync(join(place, 'a.md'), `# The Elbe bridge at Torgau\n\n${english}\n`)
  writeFileSync(join(place, 'b.md'), `# Die Elbbrücke von Torgau\n\n${german}\n`)
  const data = await freshData()
  const topic = 'Die Elbbrücke von Torgau / The Elbe bridge at Torgau'
  for (const language of frameLanguages) {
    const args = ['draft', topic, '--sources', place, '--words', '200', '--must-cover', 'toll prices', '--language', language]
    const { code, said, out = '' } = await runHere([...args, '--model', 'none', '--quiet'], { data })
    const words = frameWords(language)
    expect([code, said]).toEqual([0, expect.any(String)])
    for (const own of [words.notice.extractive, words.notice.reduced, `## ${words.lists.sources}`]) expect(out).toContain(own)
    expect(out).toContain(words.marks.outer[0])
    expect(out).toMatch(/12\.000 Fahrzeuge/)
    expect(out).toMatch(/31 million euros/)
    if (language !== 'en') expect(frameOf(out)).not.toMatch(/\b(?:the|and|according|read|score|stopped|because|word by word)\b/i)
  }
})

import type { Host, ReadAnswer, ReadInput } from '@galley/sdk'
import { coreFacts } from '../office/core-facts.ts'
import { relationsOf } from '../office/relations-of.ts'
import { openZip } from '../parts/open-zip.ts'
import { attributesOf } from '../parts/parse-xml.ts'
import { createTextSheet } from '../parts/text-sheet.ts'
import { slideBlocks } from './slide-blocks.ts'

/** Reads a PowerPoint presentation: each slide with its title, its texts and tables, then what its speaker noted. A slide is a page. */
export async function readSlides(input: ReadInput, host: Host): Promise<ReadAnswer> {
  const zip = await openZip(input, host)
  const main = 'ppt/presentation.xml'
  const xml = zip.text(main)
  if (xml === null) throw new Error('it has no slides (ppt/presentation.xml)')
  const parts = relationsOf(zip, main)
  const sheet = createTextSheet()
  let title = ''
  for (const [index, { 'r:id': id = '' }] of attributesOf(xml, 'p:sldId').entries()) {
    const part = parts.get(id) ?? ''
    const slide = zip.text(part) ?? ''
    const notes = [...relationsOf(zip, part).values()].filter((path) => path.includes('/notesSlides/'))
    const blocks = [...slideBlocks(slide), ...notes.flatMap((path) => slideBlocks(zip.text(path) ?? '', 'body'))]
    title ||= blocks.find((block) => block.startsWith('## '))?.slice(3) ?? ''
    const isRoom = blocks.every((block, at) => sheet.add(block, at === 0 ? [{ at: 0, page: index + 1 }] : []))
    if (!isRoom) {
      host.log('warn', `only the first ${index} slides of ${input.url} were read: the rest is too long for one source`)
      break
    }
  }
  const facts = coreFacts(zip)
  return { ...facts, title: /^(?:|powerpoint presentation)$/i.test(facts.title) ? title : facts.title, ...sheet.end() }
}

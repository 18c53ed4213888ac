import { authorNamed, readLanguageTag, type Host, type ReadAnswer, type ReadInput } from '@galley/sdk'
import { openZip } from '../parts/open-zip.ts'
import { attributesOf, textsOf } from '../parts/parse-xml.ts'
import { resolvePath } from '../parts/resolve-path.ts'
import { createTextSheet, oneLine } from '../parts/text-sheet.ts'
import { htmlBlocks } from './html-blocks.ts'

/** Reads an EPUB in the order of its spine. Where the book says where the pages of its printed edition begin, they are its anchors. */
export async function readBook(input: ReadInput, host: Host): Promise<ReadAnswer> {
  const zip = await openZip(input, host)
  // Letters that are only made hard to copy are named there, too, by another algorithm.
  if (/xmlenc#(?:aes|kw|rsa)/.test(zip.text('META-INF/encryption.xml') ?? ''))
    throw new Error('it is protected by digital rights management')
  const main = attributesOf(zip.text('META-INF/container.xml') ?? '', 'rootfile')[0]?.['full-path']
  const opf = main === undefined ? null : zip.text(main)
  if (main === undefined || opf === null) throw new Error('it has no list of its parts (META-INF/container.xml)')
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const files = new Map(attributesOf(opf, 'item').map(({ id = '', href = '' }) => [id, resolvePath(folder, decoded(href))]))
  const sheet = createTextSheet()
  for (const { idref = '', linear } of attributesOf(opf, 'itemref')) {
    const blocks = linear === 'no' ? [] : htmlBlocks(zip.text(files.get(idref) ?? '') ?? '')
    const isRoom = blocks.every(({ text, pages }) => sheet.add(text, pages))
    if (!isRoom) {
      host.log('warn', `only the beginning of ${input.url} was read: the rest is too long for one source`)
      break
    }
  }
  const field = (name: string): string => oneLine(textsOf(opf, name)[0] ?? '').slice(0, 300)
  const [author, date] = [authorNamed(field('dc:creator')), /^\d{4}(?:-\d{2}){0,2}/.exec(field('dc:date'))?.[0]]
  const [language, licence] = [readLanguageTag(field('dc:language')), field('dc:rights').slice(0, 200)]
  return {
    title: field('dc:title'),
    ...(author === null ? {} : { author }),
    ...(date === undefined ? {} : { publishedAt: date }),
    ...(licence === '' ? {} : { licence }),
    ...(language === null ? {} : { language }),
    ...sheet.end(),
  }
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

import { authorNamed, readLanguageTag, type ReadAnswer } from '@galley/sdk'
import type { Zip } from '../parts/open-zip.ts'
import { textsOf } from '../parts/parse-xml.ts'
import { oneLine } from '../parts/text-sheet.ts'

/** Title, author, date, licence and language that an Office program wrote about a document (ECMA-376 part 2, core properties). */
export function coreFacts(zip: Zip): Pick<ReadAnswer, 'title' | 'author' | 'publishedAt' | 'licence' | 'language'> {
  const core = zip.text('docProps/core.xml') ?? ''
  const field = (name: string): string => oneLine(textsOf(core, name)[0] ?? '')
  const author = authorNamed(field('dc:creator'))
  const date = /^\d{4}-\d{2}-\d{2}/.exec(field('dcterms:modified') || field('dcterms:created'))?.[0]
  const title = field('dc:title')
  const [language, licence] = [readLanguageTag(field('dc:language')), field('dc:rights').slice(0, 200)]
  return {
    title: /\p{L}/u.test(title) ? title : '',
    ...(author === null ? {} : { author }),
    ...(date === undefined ? {} : { publishedAt: date }),
    ...(licence === '' ? {} : { licence }),
    ...(language === null ? {} : { language }),
  }
}

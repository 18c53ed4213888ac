import type { Host, ReadAnswer, ReadInput } from '@galley/sdk'
import { readBook } from './book/read-book.ts'
import { readFeed } from './feed/read-feed.ts'
import { readCsv } from './sheet/read-csv.ts'
import { readWorkbook } from './sheet/read-workbook.ts'
import { readSlides } from './slides/read-slides.ts'
import { readWord } from './word/read-word.ts'

const office = 'application/vnd.openxmlformats-officedocument.'

const readers: Readonly<Record<string, (input: ReadInput, host: Host) => Promise<ReadAnswer>>> = {
  [`${office}wordprocessingml.document`]: readWord,
  [`${office}spreadsheetml.sheet`]: readWorkbook,
  [`${office}presentationml.presentation`]: readSlides,
  'application/epub+zip': readBook,
  'text/csv': readCsv,
  'text/tab-separated-values': readCsv,
  'application/rss+xml': readFeed,
  'application/atom+xml': readFeed,
}

/** Reads a document by its media type. Throws, with the reason in words, when there is no text to be had. */
export async function read(input: ReadInput, host: Host): Promise<ReadAnswer> {
  const reader = readers[input.mediaType]
  if (reader === undefined) throw new Error(`documents of the type ${input.mediaType} are not read here`)
  const answer = await reader(input, host)
  if (answer.text === undefined || !/\S/.test(answer.text)) throw new Error('there is no text in it')
  return { ...answer, title: answer.title.trim() === '' ? nameOf(input.url) : answer.title.slice(0, 300) }
}

/** The name of a file, made readable. */
function nameOf(url: string): string {
  const name = url
    .replace(/[?#].*$/, '')
    .replace(/^.*[/:]/, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
  return name.replaceAll(/[-_\s]+/g, ' ').trim()
}

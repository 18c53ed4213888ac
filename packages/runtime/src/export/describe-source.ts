import type { Source } from '@galley/sdk'
import { describeReader } from './describe-reader.ts'
import type { Frame } from './frame-of.ts'

/** A source in words for the list at the end of a draft. */
export interface DescribedSource {
  /** With its author before it, where he is known. */
  readonly title: string
  readonly address: string
  /** When it was published, when it was read and by which plugin, without a full stop. */
  readonly rest: string
}

/** Describes a source in the words of a frame. */
export function describeSource(source: Source, { words, date }: Frame): DescribedSource {
  const published = source.publishedAt === undefined ? '' : words.source.published(date(source.publishedAt)) + words.gap
  return {
    title: (source.author === undefined ? '' : source.author + words.colon) + source.title,
    address: source.address,
    rest: published + words.source.read(date(source.readAt), describeReader(source, words)),
  }
}

import { decodeEntities } from './decode-entities.ts'

/** The text of the first `<title>`, or else of the first `<h1>`; empty when there is neither. */
export function htmlTitle(html: string): string {
  const title = /<title\b[^>]{0,500}>([^<]{0,1000})/i.exec(html)?.[1] ?? /<h1\b[^>]{0,500}>([\s\S]{0,1000}?)<\/h1/i.exec(html)?.[1] ?? ''
  return decodeEntities(title.replaceAll(/<[^<>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

import { Parser } from 'htmlparser2'

/** Elements one within the other, at most. */
const maxDepth = 500

/** Events of a walk over XML. Names have their prefix, as in `w:p`. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Walks over XML from its start to its end. It knows the five entities of XML and no other: a DTD declares nothing. Throws on absurd nesting. */
export function parseXml(xml: string, { open, text, close }: XmlHandler, { isHtml = false } = {}): void {
  let depth = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1
        if (depth > maxDepth) throw new Error('its elements are nested too deeply')
        open?.(name, attributes)
      },
      ontext: (found) => text?.(found),
      onclosetag: (name) => {
        depth -= 1
        close?.(name)
      },
    },
    { xmlMode: !isHtml, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
}

/** The texts of the elements of one name, in their order. */
export function textsOf(xml: string, wanted: string): readonly string[] {
  const found: string[] = []
  let within = 0
  parseXml(xml, {
    open: (name) => {
      if (name === wanted && within++ === 0) found.push('')
    },
    text: (text) => {
      if (within > 0) found[found.length - 1] += text
    },
    close: (name) => {
      if (name === wanted) within -= 1
    },
  })
  return found
}

/** The attributes of the elements of one name, in their order. */
export function attributesOf(xml: string, wanted: string): readonly Readonly<Record<string, string>>[] {
  const found: Readonly<Record<string, string>>[] = []
  parseXml(xml, { open: (name, attributes) => void (name === wanted && found.push(attributes)) })
  return found
}

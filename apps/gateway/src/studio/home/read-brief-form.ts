import { gates, type Brief, type Gate } from '@galley/sdk'
import { decodeText } from '@galley/runtime'
import { fault } from '../../faults.ts'

/** Builds the brief from the studio's form. The runtime checks it; here only files become texts. Faults: DOCUMENT_UNREADABLE, REQUEST_INVALID. */
export async function readBriefForm(form: FormData): Promise<Brief> {
  const field = (name: string): string | undefined => {
    const value = form.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const lines = (name: string): readonly string[] =>
    (field(name) ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  const texts = await readTexts(form, field('text'))
  const urls = lines('urls')
  const mustCover = lines('mustCover')
  const approve = form.getAll('approve').filter(isGate)
  const sources = {
    ...(texts.length > 0 ? { texts } : {}),
    ...(urls.length > 0 ? { urls } : {}),
    ...(form.has('web') ? { web: true } : {}),
  }
  return {
    topic: field('topic') ?? '',
    ...optional('audience', field('audience')),
    ...optional('tone', field('tone')),
    ...optional('words', numberOf(field('words'), 'words')),
    ...optional('rounds', numberOf(field('rounds'), 'rounds')),
    ...(mustCover.length > 0 ? { mustCover } : {}),
    ...(approve.length > 0 ? { approve } : {}),
    ...(Object.keys(sources).length > 0 ? { sources } : {}),
  }
}

async function readTexts(form: FormData, pasted: string | undefined): Promise<readonly { title: string; text: string }[]> {
  const files = form.getAll('documents').filter((item) => item instanceof File && item.size > 0)
  const documents = await Promise.all(files.map((file) => readUpload(file as File)))
  return pasted === undefined ? documents : [...documents, { title: firstLine(pasted), text: pasted }]
}

/** Longest title that is made of a pasted text, in characters. */
const maxTitle = 60

/** Title of a pasted text: its first line, cut between words. */
function firstLine(text: string): string {
  const line = (/\S.*/.exec(text)?.[0] ?? '').replaceAll(/^[#>*\s-]+|\s+$/g, '')
  const cut =
    line.length <= maxTitle ? line : line.slice(0, line.lastIndexOf(' ', maxTitle) > 0 ? line.lastIndexOf(' ', maxTitle) : maxTitle)
  return cut === '' ? 'Pasted text' : cut
}

function optional<K extends string, V>(name: K, value: V | undefined): { readonly [N in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in K]: V })
}

function numberOf(text: string | undefined, where: string): number | undefined {
  if (text === undefined) return undefined
  if (!/^-?\d{1,9}$/.test(text)) throw fault('REQUEST_INVALID', { where, problem: 'must be a whole number' })
  return Number(text)
}

function isGate(value: unknown): value is Gate {
  return gates.some((gate) => gate === value)
}

/** Reads an uploaded document; its title is its first heading, else its file name. Fault DOCUMENT_UNREADABLE. */
async function readUpload(file: File): Promise<{ title: string; text: string }> {
  const name = file.name.split(/[\\/]/).pop() ?? file.name
  if (/\.html?$/i.test(name)) throw fault('DOCUMENT_UNREADABLE', { name, problem: 'a browser with scripts switched on has to read HTML' })
  const text = decode(new Uint8Array(await file.arrayBuffer()), name)
  const heading = /^#{1,2}[ \t]+(.+?)[ \t#]*$/m.exec(text.slice(0, 4000))?.[1]
  const title = heading ?? name.replace(/\.\w{1,8}$/, '').replaceAll(/[_-]+/g, ' ')
  return { title: title.trim().slice(0, 300) || 'Document', text }
}

function decode(bytes: Uint8Array, name: string): string {
  const text = decodeText(bytes, { type: 'text/plain' })
  if (text === null) throw fault('DOCUMENT_UNREADABLE', { name, problem: 'it is no text, or none in an encoding that could be told' })
  return text
}

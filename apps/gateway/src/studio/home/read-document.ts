import { fault } from '../../faults.ts'

/** A document that was handed in: its title from its first heading, else from its file name. Fault DOCUMENT_UNREADABLE. */
export async function readDocument(file: File): Promise<{ title: string; text: string }> {
  const name = file.name.split(/[\\/]/).pop() ?? file.name
  if (/\.html?$/i.test(name)) throw fault('DOCUMENT_UNREADABLE', { name, problem: 'a browser with scripts switched on has to read HTML' })
  const text = decode(new Uint8Array(await file.arrayBuffer()), name)
  const heading = /^#{1,2}[ \t]+(.+?)[ \t#]*$/m.exec(text.slice(0, 4000))?.[1]
  const title = heading ?? name.replace(/\.\w{1,8}$/, '').replaceAll(/[_-]+/g, ' ')
  return { title: title.trim().slice(0, 300) || 'Document', text }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\u0000')) return text
  } catch (error) {
    throw fault('DOCUMENT_UNREADABLE', { name, problem: 'it is not UTF-8' }, { cause: error })
  }
  throw fault('DOCUMENT_UNREADABLE', { name, problem: 'it holds bytes that no text holds' })
}

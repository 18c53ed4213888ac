import { hash } from 'node:crypto'
import { canonicalJson } from '@galley/sdk'
import type { HostCall } from './host-call.ts'
import { identitiesOf } from './identities-of.ts'

/** Names a text that a plugin keeps of a document. */
interface KeptName {
  readonly path: string
  readonly name: string
}

/** Answers `host.kept.find`: what the same release of the plugin made of the document as it is in this run; null for what is gone or damaged. */
export async function answerKeptFind(asked: KeptName, call: HostCall): Promise<string | null> {
  const key = await keyOf(asked, call)
  const text = key === null ? null : await call.caller.run.derived?.find(key)
  return typeof text === 'string' ? text : null
}

/** Bytes of the texts of one answer, as they are sent: the rest of a message is for what stands around them. */
const maxAnswerBytes = 1_000_000

/** Answers `host.kept.findMany`: as `find`, from the first name on as many as fit one message; the first does in any case. */
export async function answerKeptFindMany(
  { names }: { readonly names: readonly KeptName[] },
  call: HostCall,
): Promise<readonly (string | null)[]> {
  const texts = await Promise.all(names.map(async (asked) => answerKeptFind(asked, call)))
  let bytes = 0
  const end = texts.findIndex((text) => {
    bytes += Buffer.byteLength(JSON.stringify(text)) + 1
    return bytes > maxAnswerBytes
  })
  return end === -1 ? texts : texts.slice(0, Math.max(1, end))
}

/** Answers `host.kept.keep`. A document that could not be told by its digest has nothing kept of it. */
export async function answerKeptKeep({ text, ...asked }: KeptName & { readonly text: string }, call: HostCall): Promise<void> {
  const key = await keyOf(asked, call)
  if (key !== null) await call.caller.run.derived?.keep(key, text)
}

/** The key of a kept text: another release, another plugin, and another document have another one. */
async function keyOf({ path, name }: KeptName, { caller: { plugin, run }, services }: HostCall): Promise<string | null> {
  const document = (await identitiesOf(run, services)).get(path)
  return document === undefined ? null : hash('sha256', canonicalJson({ plugin: plugin.digest, document, name }))
}

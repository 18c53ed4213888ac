import { describeServer, type ModelServer, type Runtime } from '@galley/runtime'
import { ok, type Diagnosis } from './diagnosis.ts'

/** Asks the model servers: a line for each that the settings name or that was found here, and one for the presets. */
export async function diagnoseModels(runtime: Pick<Runtime, 'models'>): Promise<readonly Diagnosis[]> {
  const servers = await runtime.models.survey()
  const used = servers.filter((server) => server.isConfigured || server.models.some(({ configured }) => configured))
  return [...(used.length > 0 ? used.flatMap(diagnoseServer) : [noModel]), describePresets(servers)]
}

const noModel: Diagnosis = {
  state: 'note',
  what: 'no language model: drafts are assembled from quoted sources',
  cure: 'Set GALLEY_MODEL_PRESET or GALLEY_MODEL_URL, or start Ollama, LM Studio, vLLM or llama.cpp; `galley models list` shows the presets.',
}

function diagnoseServer({ url, preset, isConfigured, hasKey, models, unlisted, faults }: ModelServer): readonly Diagnosis[] {
  const where = `${preset === undefined ? '' : `${preset} `}${url}`.trim()
  const names = models.filter(({ configured }) => configured).map(({ name }) => name)
  if (faults.length > 0)
    return faults.map(({ message, code, hint }): Diagnosis => ({ state: 'fault', what: `model: ${message}`, code, cure: hint }))
  const answered = ok(
    `model: ${names.join(', ')} at ${where}${isConfigured ? '' : ', found on this machine'}${hasKey ? '; it took the key and answered' : ''}`,
  )
  return [
    answered,
    ...unlisted.map((name): Diagnosis => ({ state: 'note', what: `model: ${where} answers for ${name}, which is not in its list` })),
  ]
}

/** Says in one line which servers are known by name, which variable the key of each belongs in, and which of them are there. */
function describePresets(servers: readonly ModelServer[]): Diagnosis {
  const words = servers.flatMap((server) => (server.preset === undefined ? [] : [`${server.preset} (${describeServer(server)})`]))
  return {
    state: 'note',
    what: `presets: ${words.join(', ')}`,
    cure: 'Choose one with GALLEY_MODEL_PRESET, or for one draft with `--model PRESET:MODEL`.',
  }
}

/** Size of a model, in parameters; `active` are those that work for one token, where it is a mixture of experts. */
export interface ModelSize {
  readonly parameters: number
  readonly active?: number | undefined
}

/** Watt-hours from the least to the most that a method gives. */
export interface EnergyRange {
  readonly low: number
  readonly high: number
}

// Constants and formulas of EcoLogits 0.11.3 (PyPI, ecologits/impacts/llm.py), measured by ML.ENERGY on servers of eight H100.
/** Watt-hours of a GPU for a token: per billion active parameters, falling with the batch, and at rest. */
const gpu = { alpha: 1.1665273170451914e-6, beta: -0.011205921025579175, gamma: 4.052928146734005e-5 }
/** Seconds for a token: per billion active parameters, per request of the batch, and at rest. */
const latency = { alpha: 0.0006785088094353663, beta: 0.0003119310311688259, gamma: 0.019473717579473387 }
/** Gigabytes of memory of a GPU. */
const gpuMemory = 80
/** GPUs in a server. */
const serverGpus = 8
/** Watts of a server without its GPUs. */
const serverWatts = 1200
/** Bytes of a parameter (16 bits), with a fifth more for the answer's own memory. */
const bytesPerParameter = 2 * 1.2
/** Requests that share a busy server. */
const fullBatch = 64
/** Share of energy that a data centre takes beside its machines: 1.2 times (EcoLogits takes 1.09 to 1.2 for the large ones). */
const datacenter = 1.2

/**
 * Estimates the watt-hours of answers from a data centre, by the size of the model alone. Nobody outside knows how many requests share a server,
 * so the least is a server that 64 share and the most one that serves this request alone: a factor of about 20 lies between them.
 */
export function estimateEnergy({ parameters, active = parameters }: ModelSize, completionTokens: number): EnergyRange {
  const gpus = 2 ** Math.ceil(Math.log2(Math.ceil((parameters / 1e9) * (bytesPerParameter / gpuMemory))))
  const perToken = (batch: number): number => {
    const ofGpu = gpu.alpha * Math.exp(gpu.beta * batch) * (active / 1e9) + gpu.gamma
    const seconds = latency.alpha * (active / 1e9) + latency.beta * batch + latency.gamma
    const ofServer = ((seconds / 3600) * serverWatts * gpus) / serverGpus / batch
    return datacenter * (gpus * ofGpu + ofServer)
  }
  return { low: completionTokens * perToken(fullBatch), high: completionTokens * perToken(1) }
}

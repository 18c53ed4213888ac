/** Endings that say how a model was tuned, packed or is served, and change neither its licence nor its size. */
const servings =
  /^(instruct|chat|it|hf|base|latest|gguf|versatile|instant|turbo|fast|free|maas|public|test|q\d\w*|iq\d\w*|fp8|fp16|bf16|f16|awq|gptq|int\d|4bit|8bit|k|m|s|xs|xl|l)$/

/** Parts that say a size or a release of a family: `70b`, `8x7b`, `a3b`, `2509`, `v0.3`. */
const sizes = /^(\d+(\.\d+)?[bm]|\d+x\d+[bm]|[ae]\d+(\.\d+)?[bm]|\d{4}|v\d+(\.\d+)*)$/

/**
 * Brings the names of one model at different servers to one form: `meta/llama3-70b-instruct`, `Meta-Llama-3-70B-Instruct` and `llama3:70b` are
 * `llama-3-70b`. A size stays, for licences differ by it.
 */
export function modelKey(name: string): string {
  const parts = name
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/:free$|-v\d+:\d+$/, '')
    .replace(/[-._:]i?q\d(_[\dkmsxl]+)*(?=$|\.gguf$)/, '')
    .replace(/^meta[-.]/, '')
    .replaceAll(/(?<=^[a-z]+)(?=\d)/g, '-')
    .split(/[-_:\s]+|(?<!\d)\.|\.(?!\d)/)
    .filter((part) => part !== '')
  const first = parts.slice(0, 1)
  return [...first, ...parts.slice(1).filter((part) => !servings.test(part))].join('-')
}

/** Leaves the sizes and releases out of a key: `olmo-2-0325-32b` is of the family `olmo-2`. */
export function familyKey(key: string): string {
  return key
    .split('-')
    .filter((part) => !sizes.test(part))
    .join('-')
}

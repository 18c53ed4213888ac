import type { SquashedForms } from './squashed-forms.ts'

/** Look-ups before an index is worth making: one name asks for about thirty texts. */
const minLookUps = 90

/** Creates a look-up of the forms with a hash. A new process looks through the hashes, one that goes on asking makes an index. */
export function createHashLookup(forms: SquashedForms): (hash: number) => readonly number[] {
  let slots: Int32Array | null = null
  let asked = 0
  return (hash) => {
    if (slots === null && ++asked > minLookUps) slots = makeSlots(forms)
    return slots === null ? lookThrough(forms, hash) : lookUp(forms, slots, hash)
  }
}

function lookThrough(forms: SquashedForms, hash: number): readonly number[] {
  const found: number[] = []
  const hashes = forms.hash
  for (let form = hashes.indexOf(hash); form >= 0; form = hashes.indexOf(hash, form + 1)) if (form < forms.count) found.push(form)
  return found
}

function lookUp(forms: SquashedForms, slots: Int32Array, hash: number): readonly number[] {
  const found: number[] = []
  const mask = slots.length - 1
  for (let slot = hash & mask; (slots[slot] ?? -1) >= 0; slot = (slot + 1) & mask) {
    const form = slots[slot] ?? 0
    if (forms.hash[form] === hash) found.push(form)
  }
  return found
}

/** Makes a hash table with open addressing: the form in each slot, or -1. */
function makeSlots(forms: SquashedForms): Int32Array {
  const slots = new Int32Array(1 << Math.ceil(Math.log2(forms.count * 1.5 + 16))).fill(-1)
  const mask = slots.length - 1
  for (let form = 0; form < forms.count; form++) {
    let slot = (forms.hash[form] ?? 0) & mask
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
    slots[slot] = form
  }
  return slots
}

import type { ModelDemand, ModelReason } from '@galley/sdk'

const chosenBy: Readonly<Record<ModelReason['by'], string>> = {
  brief: 'named in the brief',
  settings: 'named in the settings',
  server: 'the first that fits on the configured server',
  machine: 'found on this machine',
  none: 'none was asked for or found',
}

/** Tells in a line why a role has its model, or none; empty where none was looked for, which the card says by itself. */
export function tellReason({ by, demand = {}, openness, licence, passedOver = [], tooSmall }: ModelReason): string {
  if (tooSmall !== undefined) return `${tooSmall} is too small for this role`
  const known = openness === undefined ? '' : `; ${openness} (${licence})`
  const demanded = demandInWords(demand)
  const asked = demanded === '' ? '' : `; demanded: ${demanded}`
  const passed = passedOver.length === 0 ? '' : `; passed over: ${passedOver.join(', ')}`
  const more = `${known}${asked}${passed}`
  return by === 'none' && more === '' ? '' : `${chosenBy[by]}${more}`
}

function demandInWords({ openness, licence, onlyLocal, maxWattHoursPerMTok: energy }: ModelDemand): string {
  return [
    openness === undefined || openness === 'any' ? '' : `at least ${openness}`,
    licence === undefined ? '' : `a licence at least ${licence}`,
    onlyLocal === true ? 'this machine only' : '',
    energy === undefined ? '' : `at most ${energy} Wh for a million tokens`,
  ]
    .filter(Boolean)
    .join(', ')
}

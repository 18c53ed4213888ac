import { joinDemands, type Caller, type ModelDemand } from '@galley/runtime'
import { demandedLicences, opennessLevels } from '@galley/sdk'
import { fault } from '../faults.ts'

/** Header in which a request demands something of the models that may serve it. */
export const demandHeader = 'Galley-Demand'

/** Members of the header, as a dictionary of structured fields (RFC 9651 §3.2): `openness=open-source, licence=open, only-local`. */
const members: Readonly<Record<string, (value: string | undefined) => ModelDemand | null>> = {
  openness: (value) => {
    const openness = opennessLevels.find((level) => level === value)
    return openness === undefined ? null : { openness }
  },
  licence: (value) => {
    const licence = demandedLicences.find((one) => one === value)
    return licence === undefined ? null : { licence }
  },
  'only-local': (value) => (value === undefined ? { onlyLocal: true } : null),
}

/** Reads what a request demands of models, by its header and by its token: of each kind the strictest. Fault REQUEST_INVALID. */
export function readDemand(header: string | undefined, { demand = {} }: Caller): ModelDemand {
  if (header === undefined) return demand
  return header.split(',').reduce((joined: ModelDemand, member) => {
    const [name = '', value] = member.trim().split('=')
    const read = Object.hasOwn(members, name) ? members[name]?.(value) : null
    if (!read)
      throw fault('REQUEST_INVALID', {
        where: demandHeader,
        problem: `must consist of openness=${opennessLevels.join('|')}, licence=${demandedLicences.join('|')} and only-local`,
      })
    return joinDemands(joined, read)
  }, demand)
}

import { findRelease, listVersions, type OpenIndex } from '@galley/trust'
import semver from 'semver'
import { fault } from '../../faults.ts'
import { openTrustedIndex } from './open-trusted-index.ts'
import { highestVersion, readPluginName, type PluginName } from './plugin-name.ts'
import type { SpecKind, SpecServices } from './spec-kind.ts'

const prefix = 'index:'

/** A release in a plugin index (TUF): `index:@me/x@1.2.0`, or without the version for the newest. */
export const indexSpec: SpecKind = {
  id: 'index',
  form: 'index:@me/x@1.2.0',
  reads: (spec) => spec.startsWith(prefix) && readPluginName(spec.slice(prefix.length)) !== null,
  fetch: async (spec, services) => {
    const { name, version } = readName(spec)
    const index = await open(services)
    const exact = version ?? highestVersion(await listVersions(index, name)) ?? '0.0.0'
    const { tarball, sbom, bundles, role } = await findRelease(index, name, exact)
    return {
      spec: `${prefix}${name}@${exact}`,
      tarball,
      sbom,
      bundles: new TextDecoder().decode(bundles),
      proven: [
        `Listed by ${index.address}, in the list ${role}, whose author's key its owners named; not taken back, and nothing newer is withheld.`,
      ],
    }
  },
  newest: async ({ spec, version }, services) => {
    const { name } = readName(spec)
    const newest = highestVersion((await listVersions(await open(services), name)).filter((found) => semver.valid(found) !== null))
    return newest !== null && semver.gt(newest, version) ? `${prefix}${name}@${newest}` : null
  },
}

async function open(services: SpecServices): Promise<OpenIndex> {
  if (services.index === null) throw fault('INDEX_NOT_SET')
  return openTrustedIndex(services.index, services)
}

function readName(spec: string): PluginName {
  return readPluginName(spec.slice(prefix.length)) ?? { name: '', version: null }
}

import type { FetchedNpmRelease } from '@galley/audit'
import { isFault } from '@galley/fault'
import { readSeededTrust, readTarball } from '@galley/trust'
import semver from 'semver'
import { fault } from '../../faults.ts'
import { highestPapers, papersFiles, papersName } from './npm-papers.ts'
import { highestVersion, readPluginName, type PluginName } from './plugin-name.ts'
import type { SpecKind, SpecServices } from './spec-kind.ts'

const prefix = 'npm:'

/** A release in the npm registry that this user has configured: `npm:@me/x@1.2.0`, or without the version for the newest. Its papers lie in a package beside it. */
export const npmSpec: SpecKind = {
  id: 'npm',
  form: 'npm:@me/x@1.2.0',
  reads: (spec) => spec.startsWith(prefix) && readPluginName(spec.slice(prefix.length)) !== null,
  fetch: async (spec, services) => {
    const { name, version } = readName(spec)
    const plugin = await fetchRelease(services, name, (versions) => version ?? highestVersion(versions))
    const papers = await fetchPapers(services, name, plugin.version)
    const files = readTarball(papers.tarball, papersName(name))
    const [sbom, bundles] = [files.get(papersFiles.sbom), files.get(papersFiles.bundles)]
    if (sbom === undefined || bundles === undefined)
      throw fault('PAPERS_MISSING', { release: `${name}@${plugin.version}`, papers: `${papersName(name)}@${papers.version}` })
    return {
      spec: `${prefix}${name}@${plugin.version}`,
      tarball: plugin.tarball,
      sbom,
      bundles: new TextDecoder().decode(bundles),
      proven: provenOf(plugin),
      unchecked: uncheckedOf(plugin),
    }
  },
  newest: async ({ spec, version }, services) => {
    const { name } = readName(spec)
    const facts = await (await services.registry()).npm(name)
    const newest = highestVersion((facts?.releases ?? []).flatMap((release) => (release.deprecated === null ? [release.version] : [])))
    return newest !== null && semver.gt(newest, version) ? `${prefix}${name}@${newest}` : null
  },
}

async function fetchRelease(
  { registry }: SpecServices,
  name: string,
  choose: (versions: readonly string[]) => string | null,
): Promise<FetchedNpmRelease> {
  // The audit's hundred files are read by who installs from a registry, and by nobody else.
  const { fetchNpmRelease } = await import('@galley/audit')
  return fetchNpmRelease(name, choose, { client: await registry(), trust: readSeededTrust() })
}

async function fetchPapers(services: SpecServices, name: string, version: string): Promise<FetchedNpmRelease> {
  const papers = papersName(name)
  try {
    return await fetchRelease(services, papers, (versions) => highestPapers(versions, version))
  } catch (error) {
    if (!isFault(error) || error.code !== 'NPM_RELEASE_MISSING') throw error
    throw fault('PAPERS_MISSING', { release: `${name}@${version}`, papers }, { cause: error })
  }
}

function provenOf({ registry, isSigned, provenance }: FetchedNpmRelease): readonly string[] {
  return [
    ...(isSigned ? [`The registry ${registry} signed name, version and tarball.`] : []),
    ...(provenance === null
      ? []
      : [`Built from ${provenance.repository} by ${provenance.workflow}, says a certificate in the public log.`]),
  ]
}

function uncheckedOf({ registry, isSigned, provenance, deprecated }: FetchedNpmRelease): readonly string[] {
  return [
    ...(isSigned ? [] : [`The registry ${registry} signs nothing.`]),
    ...(provenance === null ? ['Nothing says where it was built (no provenance).'] : []),
    ...(deprecated === null ? [] : [`Its publisher advises against it: ${deprecated.slice(0, 200)}`]),
  ]
}

function readName(spec: string): PluginName {
  return readPluginName(spec.slice(prefix.length)) ?? { name: '', version: null }
}

import type { PluginManifest } from '@galley/sdk'
import type { PluginRef, VerifiedPlugin } from '../src/index.ts'

/** A ref that carries its own plugin, so that a test's `verify` needs no store. */
export interface TestRef extends PluginRef {
  readonly manifest: unknown
  readonly code: string
}

const base = { schemaVersion: 1, main: 'src/index.ts', permissions: {} } as const

/** A tool from the bodies of its operations: `{ echo: 'return input' }`. */
export function testTool(name: string, operations: Readonly<Record<string, string>>, more: Partial<PluginManifest> = {}): TestRef {
  return {
    kind: 'workspace',
    name,
    version: '1.0.0',
    manifest: { ...base, kind: 'tool', provides: Object.keys(operations), ...more },
    code: codeOf(operations),
  }
}

/** A tool that reads pages as they are. */
export const pageReader: TestRef = testTool('page-reader', {
  read: 'return { title: " A  title ", body: input.body.body, licence: "CC0-1.0" }',
})

/** A researcher, the agent that may do most. */
export function testResearcher(
  operations: Readonly<Record<string, string>>,
  permissions: PluginManifest['permissions'],
  more: Partial<PluginManifest> = {},
): TestRef {
  return {
    kind: 'workspace',
    name: 'researcher',
    version: '1.0.0',
    manifest: { ...base, kind: 'agent', role: 'researcher', permissions, ...more },
    code: codeOf(operations),
  }
}

/** Stands in for signatures: believes the reference. */
export function verifiedOf({ name, version, manifest, code }: TestRef): VerifiedPlugin {
  return {
    name,
    version,
    manifest,
    code: new TextEncoder().encode(code),
    sbom: '{"bomFormat":"CycloneDX"}',
    author: 'workspace',
    reviewers: [],
    digest: name.padEnd(64, '0'),
  }
}

function codeOf(operations: Readonly<Record<string, string>>): string {
  const members = Object.entries(operations).map(([name, body]) => `${JSON.stringify(name)}: async (input, host) => { ${body} }`)
  return `export default { operations: { ${members.join(',\n')} } }`
}

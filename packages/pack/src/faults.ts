import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults of packing a plugin and of opening the workspace's store. */
export const faults = Object.freeze({
  MANIFEST_INVALID: {
    status: 400,
    exit: 2,
    message: 'The package.json in {dir} is not that of a plugin: {why}.',
    hint: 'Compare it with plugins/echo/package.json; unknown keys are refused.',
  },
  PLUGIN_TWICE: {
    status: 400,
    exit: 2,
    message: 'Two folders hold a plugin {name}: {one} and {other}.',
    hint: 'Give one of them another name.',
  },
  PACK_FAILED: {
    status: 500,
    exit: 3,
    message: 'The source of {name} could not be bundled: {why}.',
    hint: 'Correct the source, then pack it again.',
  },
  PLUGIN_IMPORTS: {
    status: 400,
    exit: 2,
    message: 'The plugin {name} still imports {imports} when it is bundled; behind its wall there is nothing to import.',
    hint: 'Ask the host instead of importing, or depend on a package that needs no platform modules.',
  },
  SBOM_LOCK_INVALID: {
    status: 400,
    exit: 2,
    message: 'The sbom.lock.json of {name} cannot be used: {why}.',
    hint: 'Run `npm run fix`; it writes the file from pnpm-lock.yaml.',
  },
  SBOM_FAILED: {
    status: 500,
    exit: 3,
    message: 'The bill of materials of {name} could not be made: {why}.',
    hint: 'Run the command again; if it stays, look at the cause.',
  },
  WORKSPACE_PLUGIN_UNKNOWN: {
    status: 404,
    exit: 2,
    message: 'There is no plugin {name} in this workspace.',
    hint: '`galley plugin list` names them.',
  },
} as const satisfies FaultTable)

/** Makes a fault of this package. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)

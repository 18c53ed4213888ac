import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults of packing a plugin and of opening the workspace's store. */
export const faults = Object.freeze({
  MANIFEST_INVALID: {
    status: 400,
    exit: 2,
    message: 'The package.json in {dir} is not that of a plugin: {why}.',
    hint: 'Compare it with the manifest in docs/plugin-author.md; unknown keys are refused.',
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
    message: 'The plugin {name} imports {imports}; behind its wall there are no modules of Node.',
    hint: 'Use instead: {instead}; or a library that needs no modules of Node. docs/plugin-author.md says which there are.',
  },
  DEPENDENCY_MISSING: {
    status: 400,
    exit: 2,
    message: 'The plugin {name} imports {imports}, which is not installed.',
    hint: 'Run `npm install {packages}` in its folder; in this clone name it in its package.json, then run `npm run fix`.',
  },
  DEPENDENCY_NOT_LOCKED: {
    status: 400,
    exit: 2,
    message: 'The bundle of {name} holds {packages}, which its lockfile does not list.',
    hint: 'Run `npm install` in its folder, which writes package-lock.json; in this clone run `npm run fix`, which writes sbom.lock.json.',
  },
  SBOM_LOCK_INVALID: {
    status: 400,
    exit: 2,
    message: 'The {file} of {name} cannot be used: {why}.',
    hint: 'Run `npm install` in its folder; in this clone run `npm run fix`, which writes sbom.lock.json from pnpm-lock.yaml.',
  },
  NPM_MISSING: {
    status: 400,
    exit: 2,
    message: 'There is no npm beside this Node or in PATH, and the bill of materials is made with it.',
    hint: 'Install Node with npm (https://nodejs.org), then pack again.',
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

export { inspectRelease } from './inspect/inspect-release.ts'
export { inspectorVersion } from './inspect/profile.ts'
export type { BinaryFile, Capability, CapabilityName, Place, Problem, Profile, UnreadableFile } from './inspect/profile.ts'

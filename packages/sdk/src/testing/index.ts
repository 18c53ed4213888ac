export { createTestHost } from './create-test-host.ts'
export type {
  Ask,
  ManifestJson,
  ScriptedModel,
  ScriptedPage,
  ScriptedReply,
  Scripted,
  ModelReply,
  TestHost,
  TestHostOptions,
} from './test-host.ts'
export { serviceFailures } from './service-failures.ts'

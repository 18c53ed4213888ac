export { countDraftWords } from '@galley/evidence'
export type { Access } from './access/access.ts'
export { checkSchema } from './check-schema.ts'
export type { BlockDiff, DiffPart, DraftDiff } from './drafts/diff-versions.ts'
export type { Approval, CreateOptions, DraftPage, Drafts, DraftSummary } from './drafts/drafts.ts'
export type { EventBatch, Follower } from './drafts/run-feeds.ts'
export { exportFormats } from './export/export-draft.ts'
export type { Exported, ExportFormat } from './export/export-draft.ts'
export { decodeText } from '@galley/kernel'
export { presets } from '@galley/models'
export type { ModelServer } from '@galley/models'
export type { ModelListing } from './model-listing.ts'
export type { SearchListing, SearchService } from './search-listing.ts'
export type { PluginExplanation, PluginWork } from './plugins/plugin-explanation.ts'
export { createNamedKey } from './plugins/keys/create-named-key.ts'
export { listNamedKeys } from './plugins/keys/list-named-keys.ts'
export { openNamedKey } from './plugins/keys/open-named-key.ts'
export type {
  NamedChanges,
  PluginAuthor,
  PluginBill,
  PluginChanges,
  PluginFacts,
  PluginReview,
  PluginRisk,
} from './plugins/plugin-facts.ts'
export type { FrozenReport, InstalledPlugin, InstallOrder, PluginPapers, PluginUpdate } from './plugins/plugin-papers.ts'
export type { HandedRelease, PluginSource, UnverifiedRelease } from './plugins/plugin-source.ts'
export type { FetchedRelease, SpecKind, SpecMeans } from './plugins/spec/spec-kind.ts'
export type { PluginCallOptions, PluginListing } from './plugins/plugin-listing.ts'
export type { Runtime, Readiness, ReadinessCheck } from './runtime.ts'
export type { ModelChoice, Settings } from './settings/settings.ts'
export { loadSettings } from './settings/load-settings.ts'
export { settingsSchema } from './settings/settings-schema.ts'
export type { SettingsFlags } from './settings/load-settings.ts'
export { fault, faults } from './faults.ts'
export { blockToHtml } from './export/block-to-html.ts'
export { numberCitations, replaceTokens } from './export/number-citations.ts'
export type { CitationNumbers, NumberedSource } from './export/number-citations.ts'
export { describeOutcome, stopReasonWords } from './export/describe-outcome.ts'
export { openRuntime } from './open-runtime.ts'
export type { RuntimeOptions } from './open-runtime.ts'

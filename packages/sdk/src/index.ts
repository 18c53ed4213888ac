export type * from './plugin/agents.ts'
export { anchorsOf, maxAnchors } from './draft/anchor.ts'
export type { Anchor } from './draft/anchor.ts'
export { answerSchemas, operationsOf } from './plugin/answers.ts'
export { askModel } from './requests/ask-model.ts'
export { askService, askServiceForJson } from './requests/ask-service.ts'
export type { ServiceRequest } from './requests/ask-service.ts'
export { blockKinds, blockSchema, writtenBlockSchema } from './draft/block.ts'
export type { Block, BlockKind, WrittenBlock } from './draft/block.ts'
export { briefSchema, defaultWords, demandedLicences, gates, maxRounds, maxSentBytes, maxWholeFolder } from './draft/brief.ts'
export { opennessLevels, sentBriefSchema } from './draft/brief.ts'
export type { Brief, BriefFile, BriefSources, Budget, DemandedLicence, Gate, Openness, SentBrief, SentFile } from './draft/brief.ts'
export { canonicalJson } from './schema/canonical-json.ts'
export { claimAnswerSchema, saysWords } from './draft/checked-claim.ts'
export type { CheckedClaim, ClaimAnswer, Says } from './draft/checked-claim.ts'
export { claimKinds, claimSchema, writtenClaimSchema } from './draft/claim.ts'
export type { Claim, ClaimKind, WrittenClaim } from './draft/claim.ts'
export { calibrationSchema, draftJudgeSchema } from './draft/draft-judge.ts'
export type { Calibration, DraftJudge } from './draft/draft-judge.ts'
export { draftStatuses, endedStatuses, hasEnded } from './draft/draft.ts'
export type { Draft, DraftPlugin, DraftStatus, EnergyUse, Failure, RejectedSentence, StopReason, Usage } from './draft/draft.ts'
export type { DraftEvent, Ephemeral, EventData, EventType, NewEvent } from './draft/event.ts'
export { evidenceSchema } from './draft/evidence.ts'
export type { Evidence } from './draft/evidence.ts'
export { askingWords, frameLanguages, frameWords } from './frame-words.ts'
export { hitSchema } from './plugin/hit.ts'
export type { Outline, OutlinePart } from './plugin/hit.ts'
export type { Hit } from './plugin/hit.ts'
export { hitsFrom, objectsIn } from './requests/hits-from.ts'
export type { FoundResult } from './requests/hits-from.ts'
export { hostCallSchemas } from './plugin/host-call-schemas.ts'
export { hostMatches } from './plugin/host-matches.ts'
export type {
  BodyHandle,
  FetchAnswer,
  FetchRequest,
  FileEntry,
  Host,
  ModelAnswer,
  ModelMessage,
  ModelRequest,
  StoredText,
} from './plugin/host.ts'
export { foundIssueSchema, issueSchema, issueTypes } from './draft/issue.ts'
export type { FoundIssue, Issue, IssueType } from './draft/issue.ts'
export { readLanguageTag } from './draft/language-tag.ts'
export { listInWords } from './words/list-in-words.ts'
export {
  defaultLimits,
  defaultMaxRequests,
  fetchMethods,
  findManifestProblem,
  findPermissionProblem,
  manifestSchema,
} from './plugin/manifest.ts'
export type { FetchMethod, PluginLimits, PluginManifest, Permissions, SecretUse } from './plugin/manifest.ts'
export type { ModelDemand } from './draft/model-demand.ts'
export { maxPassedOver, modelReasonSchema } from './draft/model-reason.ts'
export type { ModelReason } from './draft/model-reason.ts'
export { copyCode, describeNotRead, notReadSchema } from './draft/not-read.ts'
export type { NotRead } from './draft/not-read.ts'
export type { NotVerified } from './draft/not-verified.ts'
export { fieldsOf, itemsOf } from './requests/fields-of.ts'
export { parseJson } from './requests/parse-json.ts'
export { patchSchema } from './draft/patch.ts'
export type { Patch, PatchOp } from './draft/patch.ts'
export { permissionWords } from './plugin/permission-words.ts'
export { plainHeading } from './words/plain-heading.ts'
export { authorNamed } from './words/author-named.ts'
export { manualName } from './words/manual-name.ts'
export { fieldOf, titleOfText } from './words/title-of-text.ts'
export { withoutNumber } from './words/without-number.ts'
export { withoutFences } from './requests/without-fences.ts'
export { plainSnippet } from './requests/plain-snippet.ts'
export { planSchema, postKinds } from './draft/plan.ts'
export type { AcceptanceCheck, Plan, PostKind, Query, Question, QuestionKind, Section, SectionForm } from './draft/plan.ts'
export { defineAgent, definePlugin, defineTool } from './plugin/plugin.ts'
export type { Operation, Plugin, RoleOperations, ToolOperations } from './plugin/plugin.ts'
export { plural } from './words/plural.ts'
export { promptTokens } from './requests/prompt-tokens.ts'
export { mediaTypePattern, providedMediaTypes, providedOperations, textMediaTypes } from './plugin/provided.ts'
export type { Provided } from './plugin/provided.ts'
export { readBody } from './requests/read-body.ts'
export { readRetryAfter } from './requests/read-retry-after.ts'
export { readBytes } from './requests/read-bytes.ts'
export { revisionKinds, revisionWords } from './draft/revision.ts'
export type { Revision } from './draft/revision.ts'
export { roles } from './draft/role.ts'
export type { Mode, Role } from './draft/role.ts'
export type { ProposedPatch, Round } from './draft/round.ts'
export type { SchemaChecker, SchemaProblem } from './schema/schema-checker.ts'
export { boolean, id, integer, list, number, objectSchema, oneOf, text } from './schema/schema.ts'
export type { JsonSchema, MemberSchemas, ObjectSchema, SchemaOf } from './schema/schema.ts'
export { scorePartNames, scorePartsOf, scorePartWords } from './draft/score-parts.ts'
export type { ScorePart, ScorePartName, ScoreParts, WeakPlace } from './draft/score-parts.ts'
export { sourceSchema } from './draft/source.ts'
export type { Source } from './draft/source.ts'
export { toolAnswerSchemas } from './plugin/tools.ts'
export type {
  EntailAnswer,
  EntailInput,
  EntailmentLabel,
  EntailmentScores,
  ReadAnswer,
  ReadInput,
  SearchAnswer,
  SearchInput,
} from './plugin/tools.ts'
export { tiers, verdictSchema, verdictWords } from './draft/verdict.ts'
export type { Tier, Verdict, VerdictWord } from './draft/verdict.ts'
export { cleanInvariants, emptyVersion } from './draft/version.ts'
export type { Invariants, Version } from './draft/version.ts'
export { withCitedAnchors } from './draft/with-cited-anchors.ts'
export type { FrameWords } from './frame/frame-words.ts'

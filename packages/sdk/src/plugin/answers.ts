import type {
  Agents,
  CheckAnswer,
  CompareAnswer,
  Gap,
  ResearchAnswer,
  ReviewAnswer,
  ScanAnswer,
  WriteAnswer,
  FoundQuote,
  PatchAnswer,
} from './agents.ts'
import { writtenBlockSchema } from '../draft/block.ts'
import { claimAnswerSchema } from '../draft/checked-claim.ts'
import { hitSchema } from './hit.ts'
import { foundIssueSchema } from '../draft/issue.ts'
import { patchSchema } from '../draft/patch.ts'
import { planSchema } from '../draft/plan.ts'
import type { Role } from '../draft/role.ts'
import { boolean, id, list, objectSchema, oneOf, text, type JsonSchema } from '../schema/schema.ts'

const gapSchema = objectSchema<Gap>(['query', 'why'], {
  questionId: id,
  claimId: id,
  query: text(300, 1),
  why: text(500),
  question: text(500, 1),
})

const quoteSchema = objectSchema<FoundQuote>(['sourceId', 'quote', 'questionIds'], {
  sourceId: id,
  quote: text(4000, 1),
  questionIds: list(id, 30),
})

const rejectedSchema = objectSchema<WriteAnswer['rejected'][number]>(['sentence', 'evidenceIds', 'reason'], {
  sentence: text(4000),
  evidenceIds: list(id, 20),
  reason: text(500),
})

const writeSchema = objectSchema<WriteAnswer>(['blocks', 'rejected'], {
  blocks: list(writtenBlockSchema, 200),
  rejected: list(rejectedSchema, 400),
  open: list(id, 60),
  copied: list(
    objectSchema<NonNullable<WriteAnswer['copied']>[number]>(['sentence', 'reason'], { sentence: text(4000), reason: text(500) }),
    400,
  ),
})

/** The schema of every agent operation's answer: the kernel refuses an answer that does not fit (`PLUGIN_BAD_ANSWER`). */
export const answerSchemas: { readonly [Operation in keyof Agents]: JsonSchema } = {
  scan: objectSchema<ScanAnswer>(['hits'], { hits: list(hitSchema, 400) }),
  research: objectSchema<ResearchAnswer>(['quotes', 'gaps'], {
    quotes: list(quoteSchema, 2000),
    gaps: list(gapSchema, 60),
    whole: list(id, 400),
  }),
  plan: planSchema,
  compose: writeSchema,
  write: writeSchema,
  patch: objectSchema<PatchAnswer>(['patches'], { patches: list(patchSchema, 60) }),
  check: objectSchema<CheckAnswer>(['answers', 'gaps'], { answers: list(claimAnswerSchema, 2000), gaps: list(gapSchema, 60) }),
  review: objectSchema<ReviewAnswer>(['issues', 'acceptance'], {
    issues: list(foundIssueSchema, 200),
    acceptance: list(objectSchema<ReviewAnswer['acceptance'][number]>(['id', 'pass'], { id, pass: boolean, evidence: text(500) }), 60),
  }),
  compare: objectSchema<CompareAnswer>(['better'], { better: oneOf(['first', 'second', 'neither']) }),
}

/** The operations of each role. */
export const operationsOf: { readonly [R in Role]: readonly (keyof Agents)[] } = {
  planner: ['plan'],
  researcher: ['scan', 'research'],
  writer: ['compose', 'write', 'patch'],
  'fact-checker': ['check'],
  editor: ['review', 'compare'],
}

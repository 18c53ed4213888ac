import { id, integer, objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'

/** Kinds of issues that an editor may report. */
export type IssueType =
  | 'unclear'
  | 'redundant'
  | 'off-brief'
  | 'structure'
  | 'tone'
  | 'missing-coverage'
  | 'ordering'
  | 'format'
  | 'unsupported'
  | 'needs-evidence'
  | 'copied'

/** The kinds of issues. */
export const issueTypes: readonly IssueType[] = [
  'unclear',
  'redundant',
  'off-brief',
  'structure',
  'tone',
  'missing-coverage',
  'ordering',
  'format',
  'unsupported',
  'needs-evidence',
  'copied',
]

/** A located fault of form. It counts only if `span` exists in the block. */
export interface Issue {
  readonly id: string
  readonly blockId: string
  readonly span: string
  readonly type: IssueType
  readonly severity: 1 | 2 | 3
  /** At most 40 words. */
  readonly instruction: string
  /** Words that a section falls short of its length, where that is what is wrong. */
  readonly missingWords?: number
}

/** An issue as the editor hands it in; the host gives the id. */
export type FoundIssue = Omit<Issue, 'id'>

const parts = {
  blockId: id,
  span: text(2000, 1),
  type: oneOf(issueTypes),
  severity: { enum: [1, 2, 3] },
  instruction: text(500, 1),
  missingWords: integer(1, 100_000),
}

/** Schema of an issue. */
export const issueSchema: ObjectSchema<Issue> = objectSchema<Issue>(['id', 'blockId', 'span', 'type', 'severity', 'instruction'], {
  id,
  ...parts,
})

/** Schema of an issue as the editor hands it in. */
export const foundIssueSchema: ObjectSchema<FoundIssue> = objectSchema<FoundIssue>(
  ['blockId', 'span', 'type', 'severity', 'instruction'],
  parts,
)

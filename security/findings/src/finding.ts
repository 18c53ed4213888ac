import type { FindingCode } from './rules.ts'
import type { Severity } from './severity.ts'

/** The evidence of a finding: plain values, so that every renderer can show them. */
export type FindingEvidence = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** Reasons why a vulnerability does not matter here, in the words of OpenVEX 0.2.0 ("Status Justifications"). */
export const vexJustifications = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const

export type VexJustification = (typeof vexJustifications)[number]

/** A finding that its owner decided to live with, until a day. */
export interface Waived {
  readonly reason: string
  readonly owner: string
  /** The last day it holds, as YYYY-MM-DD. */
  readonly expires: string
  /** Set where a vulnerability does not apply; without it the risk is accepted, not denied. */
  readonly justification?: VexJustification
}

/** A problem that an audit found: data, never thrown. `message` is for people; machines read code, subject and evidence. */
export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  /** A purl; the file for what concerns a file as a whole. */
  readonly subject: string
  /** Its place in a lockfile or manifest; lines count from 1. */
  readonly at?: { readonly file: string; readonly line: number }
  readonly message: string
  readonly evidence: FindingEvidence
  /** Names from the project's root to the package, both included. */
  readonly path?: readonly string[]
  /** The advice, as one imperative. */
  readonly fix?: string
  readonly waived?: Waived
}

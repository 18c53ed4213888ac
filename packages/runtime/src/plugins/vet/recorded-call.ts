import { canonicalJson } from '@galley/sdk'

/** Something that a plugin asked its host for while it was tried, and how it was answered. */
export interface RecordedCall {
  readonly operation: string
  readonly kind: 'search' | 'read' | 'fetch' | 'model' | 'files'
  readonly request: unknown
  /** `fixture`: a made-up answer; `given`: one of the reviewer's; `refused`: as the broker would, for it was never granted. */
  readonly answer: 'fixture' | 'given' | 'refused'
}

/** An operation that was tried on a plugin under review, with the fault that it ended in. */
export interface TriedOperation {
  readonly operation: string
  /** Null when it answered; else the fault. */
  readonly fault: { readonly code: string; readonly message: string } | null
}

/** Everything that happened while a plugin was tried: what a verdict rests on. */
export interface Recording {
  readonly schema: 'galley.recording/1'
  readonly plugin: { readonly name: string; readonly version: string; readonly digest: string }
  readonly operations: readonly TriedOperation[]
  readonly calls: readonly RecordedCall[]
}

/** Formats a recording in its one spelling: its sha256 stands in the verdict. */
export function formatRecording(recording: Recording): string {
  return `${canonicalJson(recording)}\n`
}

/** Reads a recording; null for anything else. */
export function readRecording(text: string): Recording | null {
  try {
    const recording = JSON.parse(text) as Partial<Recording> | null
    const isOne =
      recording?.schema === 'galley.recording/1' && Array.isArray(recording.calls) && formatRecording(recording as Recording) === text
    return isOne ? (recording as Recording) : null
  } catch {
    return null
  }
}

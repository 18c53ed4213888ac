/** A text to score, and the sources that it is compared with: also the message to the thread that does it. */
export interface ScoreTask {
  /** The text: Markdown with links or footnotes, or a `galley.draft/1` as JSON. */
  readonly text: string
  /** Documents that it was written from; without them its support is not checked. */
  readonly sources?: readonly { readonly title: string; readonly text: string }[]
}

/** Bytes of an answer at most, unpacked: OpenRouter's list of models has 0.6 MB, and no draft needs more. */
const maxAnswerBytes = 16_000_000

/** Passes an answer on until it is larger than any that is needed; there it breaks off with an error, so that one without an end fills no memory. */
export function limitAnswer(answer: Response): Response {
  if (answer.body === null) return answer
  let bytes = 0
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      bytes += chunk.length
      if (bytes > maxAnswerBytes) controller.error(new Error(`its answer is larger than ${maxAnswerBytes / 1_000_000} MB`))
      else controller.enqueue(chunk)
    },
  })
  return new Response(answer.body.pipeThrough(counter), answer)
}

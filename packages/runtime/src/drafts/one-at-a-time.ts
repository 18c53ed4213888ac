/** Work that is never done twice at once. */
export interface OneAtATime {
  /** Asks for it, from now on: what is under way may have begun too early, so it is done once more after that for all who asked meanwhile. */
  readonly ask: () => Promise<void>
  /** Calls back as soon as nothing is under way: at once, or after it. */
  readonly whenIdle: (call: () => void) => void
}

/** Makes work that is done one at a time. */
export function oneAtATime(work: () => Promise<void>): OneAtATime {
  let underWay: Promise<void> | null = null
  let isAsked = false
  const doAll = async (): Promise<void> => {
    try {
      while (isAsked) {
        isAsked = false
        await work()
      }
    } finally {
      underWay = null
    }
  }
  return {
    ask: () => {
      isAsked = true
      underWay ??= doAll()
      return underWay
    },
    whenIdle: (call) => {
      if (underWay === null) call()
      else underWay.then(call, call)
    },
  }
}

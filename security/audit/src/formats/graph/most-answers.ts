/** No lock needs a name in as many versions as this; a hostile one would multiply each by each. */
export const mostAnswers = 64

/** Figures that others published or that were measured once on their published outputs: references, not measured by this bench. */
export const published: readonly (readonly string[])[] = [
  ['set', 'texts', 'words', 'sentences cited, %', 'with a number and cited, %', 'said twice, %', 'grade'],
  ['open_deep_research, gpt-4.1', '50', '1,410', '41.6', '47.8', '0.10', '17.7'],
  ['open_deep_research, gpt-5', '49', '2,119', '43.6', '54.7', '0.15', '15.7'],
  ['Claude 3.7 with search (DeepResearch Bench)', '50', '3,343', '34.7', '55.2', '2.18', '15.9'],
  ['GPT Researcher, deep agent', '8', '1,905', '18.4', '17.4', '2.87', '14.8'],
  ['people (FreshWiki)', '100', '2,184', '35.1', '35.5', '2.35', '13.7'],
]

/** Tokens of one text of 600 words as they were published with the tapes, and its unsupported sentences. */
export const tokens: readonly (readonly string[])[] = [
  ['text of 600 words', 'tokens', 'model calls', 'unsupported or overstated sentences'],
  ['Galley at the time of the tapes, A / B', '47,000 / 54,200', '68 / 51', '1 / 1'],
  ['GPT Researcher 0.15.1, A / A with wider retrieval / B', '6,600 / 13,500 / 10,700', '3 / 3 / 3', '10 / 10 / 6'],
]

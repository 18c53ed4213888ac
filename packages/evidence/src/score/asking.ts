import { askingWords } from '@galley/sdk'
import { stemList } from '../text/words/stem-list.ts'

/** Words that ask and point, or that a planner wraps around a theme; they name no subject. */
export const asking = stemList(
  `describe explain compare discuss cover mention overview introduce tell question answer main key detail aspect topic ${askingWords}`,
)

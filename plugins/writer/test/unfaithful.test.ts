import { describe, expect, it } from 'vitest'
import { unfaithful } from '../src/unfaithful.ts'

/** Sentences that the smallest open model wrote of real articles: all of them pass the support check, word by word. */
const nonsense: readonly (readonly [sentence: string, quote: string, reason: string])[] = [
  [
    'A World Intellectual Property Organization (WIPO) was also published on 2 March 2023.',
    'A World Intellectual Property Organization (WIPO) patent was also published on 2 March 2023.',
    'It leaves out “patent”.',
  ],
  ['Nagvanshis were independent during the Mughal rule.', 'Nagvanshis were independent during weak Mughal rule.', 'It leaves out “weak”.'],
  [
    'The region’s overall impact was less severe than initially feared.',
    'Even so, its overall impact on the region was less severe than initially feared.',
    'It puts the words of its quote into another order.',
  ],
  [
    'The wave on August 14, off the southern coasts of Mexico, Guatemala, and El Salvador, which was a tropical cyclone, was a tropical storm.',
    'A broad area of low pressure developed within the wave on August 14, off the southern coasts of Mexico, Guatemala, and El Salvador.',
    'It says “tropical” again.',
  ],
  [
    'The winds of up to 50 mph (80 km/h) were so strong that Hilary passed through.',
    'Winds of up to 50 mph (80 km/h) and strong surf hit the coast as Hilary passed through.',
    'It puts in “were”, which its quote does not have there.',
  ],
  [
    'The cyclone in Sri Lanka had a significant impact on the country, with the landfall of Bangladesh and Myanmar having a significant impact on the country.',
    'Although the impact of the cyclone on Sri Lanka was significantly reduced by its landfall between Bangladesh and Myanmar, seven people were injured.',
    'It says “significant” again.',
  ],
  [
    'The Russian foreign ministry has reopened the bridge to light vehicles.',
    'On 8 October, the Russian foreign ministry published a video showing that the bridge was partially reopened to light vehicles.',
    'It puts in “has”, which its quote does not have there.',
  ],
  [
    'The best chances at overall victory were given to 2022 Giro d’Italia winner Jai Hindley (Bora–Hansgrohe).',
    'Behind Vingegaard and Pogačar, the best chances at overall victory were given to 2022 Giro d’Italia winner Jai Hindley (Bora–Hansgrohe).',
    'It leaves out “Vingegaard”.',
  ],
  [
    'The team responded that they would only provide the sample once the APL paper was completed, expected to take several weeks or months.',
    'The team responded that they would only provide the sample once the review process of their APL paper was completed, expected to take several weeks or months.',
    'It leaves out “review process”.',
  ],
  [
    'The studio’s owner and manager, Ming Wei Ma, was the first to rush the shooter, but was killed.',
    'The studio’s owner and manager, Ming Wei Ma reportedly was the first to rush the shooter, but was killed.',
    'It leaves out “reportedly”.',
  ],
  [
    'The earthquakes in Java are rare but deadly and strike deep under the land of the island.',
    'Inland earthquakes in Java are rare but deadly.',
    'It is longer than its quote.',
  ],
  [
    'Storm Mocha was a deadly cyclone which affected Myanmar in May 2023.',
    'South Storm Mocha was a deadly cyclone which affected Myanmar in May 2023.',
    'It leaves out “South”.',
  ],
  ['36,000 people on the island lost power.', 'At least 36,000 people on the island lost power.', 'It leaves out “least”.'],
  [
    'The border crossings between Kosovo and Serbia were closed due to the incident.',
    'The Jarinje and Brnjak border crossings between Kosovo and Serbia were closed due to the incident.',
    'It leaves out “Jarinje”.',
  ],
  [
    'Kosovo lost the match against Serbia in the final of 2019.',
    'Serbia lost the match against Kosovo in the final of 2019.',
    'It puts the words of its quote into another order.',
  ],
  ['The tower of the harbour in 1871 by the', 'The tower of the harbour was built in 1871 by the board.', 'It is not a whole sentence.'],
  [
    'The tower at Lund in 1871 for 4,000 pounds.',
    'The tower at Lund was restored in 1871 for 4,000 pounds.',
    'It leaves out the verb “restored”.',
  ],
]

const honest: readonly (readonly [sentence: string, quote: string, title?: string])[] = [
  [
    'Mocha was a powerful cyclone in the Indian Ocean which affected Myanmar in May 2023.',
    'Extremely Severe Cyclonic Storm Mocha was a powerful cyclone in the Indian Ocean which affected Myanmar in May 2023.',
    'Cyclone Mocha',
  ],
  [
    'On 9 March, the IMD upgraded the system to a depression as convection consolidated near the centre.',
    'On 9 March, the IMD upgraded the system to a depression as convection consolidated near the centre. It moved north in May.',
  ],
  ['The pilot upgraded the plan near the harbour on 9 May.', 'On 9 May, the pilot upgraded the plan near the harbour.'],
  ['Christian Atsu won his first cap for Ghana in 2012.', 'Atsu won his first cap for Ghana in 2012.', 'Christian Atsu'],
  [
    'The Green Party of California is a party with ballot access in the state.',
    'The Green Party of California (GPCA) is a party with ballot access in the state.',
  ],
  [
    'The number of daily users decreased by 79% from 49.3 million to 10.3 million.',
    'The number of daily users had fallen by 79% from 49.3 million to 10.3 million.',
  ],
  [
    'Real Madrid has not lost a final in the Champions League era, but their last defeat occurred in 1981.',
    'Real Madrid has not lost a final in the Champions League era, with their last defeat occurring in 1981.',
  ],
  [
    'President Joe Biden instructed the Federal Bureau of Investigation to provide full support to the local authorities during the manhunt for the gunman.',
    'During the manhunt for the gunman, President Joe Biden instructed the Federal Bureau of Investigation to provide full support to the local authorities.',
  ],
  [
    'Atsu won his first senior cap for the Ghana national team on 1 June 2012 against Lesotho.',
    'Atsu won his first senior cap for the Ghana national team on 1 June 2012 against Lesotho, scoring in the process.',
  ],
  [
    'The impact of Tropical Storm Ana was compounded by the damage that Batsirai brought.',
    'The impacts of Tropical Storm Ana were compounded by the damage that Batsirai brought.',
  ],
]

describe('unfaithful', () => {
  it.each(nonsense)('throws out %j', (sentence, quote, reason) => expect(unfaithful(sentence, quote)).toBe(reason))

  it.each(honest.map(([sentence, quote, title = '']) => [sentence, quote, title] as const))('lets %j stand', (sentence, quote, title) =>
    expect(unfaithful(sentence, quote, title)).toBeNull(),
  )

  it('believes a sentence of itself', () => {
    for (const [, quote] of [...nonsense, ...honest]) expect(unfaithful(quote, quote)).toBeNull()
  })
})

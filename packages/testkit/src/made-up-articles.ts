/** An article about something that does not exist: free of rights, and of anything that a model could know. */
export interface MadeUpArticle {
  readonly title: string
  /** Summary in plain text, as it stands above the first heading. */
  readonly lead: string
  /** Sections in Markdown, each sentence true within the article. */
  readonly body: string
}

/** Articles with numbers, dates, names and negations, for tests of support checking, of ranking and of whole drafts. */
export const madeUpArticles: readonly MadeUpArticle[] = [
  {
    title: 'Cape Morrow lighthouse',
    lead: 'The Cape Morrow lighthouse is a granite tower on the coast of Lower Tresk, built in 1871 by the harbour board. Its lamp burned whale oil, then paraffin, and was electrified in 1931. The last keeper, Tom Reed, left in 1988, and a trust has restored the tower since 1990.',
    body: `## Construction

The harbour board chose the site at Cape Morrow after 14 ships had been wrecked there between 1850 and 1868. The engineer Marian Holt designed the tower, and masons from Porthgarrow laid the first stone in March 1869. The tower was completed in 1871, two years later than the board had promised, and cost 4,000 pounds. Its walls are built of grey granite, and they are 2.4 metres thick at the base. The lamp stands 34 metres above the sea, and the light was first lit on 3 October 1871.

## Lamp

The first lamp of the lighthouse burned whale oil, and it was seen by ships at a distance of 11 miles. Paraffin replaced the whale oil in 1899, because the price of oil had doubled within 6 years. Electric light came to Cape Morrow in 1931, and the range of the lamp rose to 19 miles. The lens was made by the workshop of Jules Carnot in Marseille, and it weighs 860 kilograms. During the storm of 1953 the lamp was dark for 9 nights, but no ship was lost.

## Keepers

The lighthouse had 3 keepers at a time, and they were relieved every 8 weeks. Ada Finch kept the lamp from 1902 until 1931, and she wrote a diary of 29 volumes. Her diary is kept by the county archive in Swanmere, where it was first shown in 1964. The keepers were paid 68 pounds a year in 1905, which was less than a mason of Porthgarrow earned. Tom Reed was the last keeper of the lighthouse, and he left the tower in May 1988. The lamp has been automatic since that year, and the cottages of the keepers were sold in 1989.

## Restoration

The board sold the tower to the Morrow Trust in 1990 for the price of 1 pound. The trust restored the granite walls of the tower between 1991 and 1996, and the work cost 2.1 million pounds. Volunteers from Porthgarrow rebuilt the iron stairs in 1994, because the old stairs were not safe. The architect Helen Varga had planned a lift, but the council of Swanmere did not allow it. The lighthouse was opened to visitors in June 1997, and 23,000 people climbed the tower in the first year. The trust has employed 12 people since 2008, and it is paid for by the visitors of the lighthouse.
`,
  },
  {
    title: 'Saltmarsh bee',
    lead: 'The saltmarsh bee is a small solitary bee of the coasts of Lower Tresk, first described by Edith Marlow in 1908. It nests in dry clay above the tide and gathers pollen mainly from sea aster. Its numbers fell by 70% between 1950 and 1990, and have risen since the marshes of Orlen were flooded again.',
    body: `## Description

The saltmarsh bee is 9 millimetres long, and its body is covered with short grey hair. The females are larger than the males, and they weigh about 60 milligrams. Edith Marlow described the bee in 1908 from 17 animals that she had caught near Orlen. The zoologist Pavel Danek had seen the bee in 1883, but he had taken it for another species. The two species were not told apart by the museum in Swanmere until 1926.

## Nests

The saltmarsh bee nests in dry clay, and most of its nests are found less than 40 metres from the tide line. A female digs a tunnel of 25 centimetres, and she lays between 6 and 10 eggs in it. The larvae survive a flood of 5 days, because the walls of the nest are lined with wax. The nests are attacked by the marsh cuckoo bee, which destroyed 18% of them in a study of 2004. The bee does not defend its nest, and it has never been seen to sting.

## Food

The saltmarsh bee gathers 83% of its pollen from sea aster, and the rest comes from thrift and clover. A female visits 240 flowers on a warm day in August, according to a count by Rosa Lindqvist. The bee is active from July until September, when the sea aster is in flower. Sea aster has declined in the marshes of Orlen since 1960, because the meadows were drained for cattle. No pollen of sea aster was found in 31 nests that Lindqvist opened in 1987.

## Decline and return

The number of saltmarsh bees fell by 70% between 1950 and 1990, and the bee was declared endangered in 1992. The marshes of Orlen were flooded again in 2001, and the sea aster returned within 4 years. The wardens of Orlen counted 5,200 nests in 2019, more than in any year since 1955. Farmers were paid 310 crowns a hectare for the flooded meadows, and the payments were raised in 2012. The ministry has not yet removed the bee from the list of endangered species, although Lindqvist asked for it in 2020.
`,
  },
]

/** The longest text of one message, in UTF-16 units; a longer one is refused and counted, never cut. */
export const maxText = 1_000_000;

/** The most rows one sighting may carry; a longer pane is sent in overlapping runs. */
export const maxRowsInSighting = 500;

/** The longest text that is kept of a profile, in UTF-16 units. */
export const longestProfile = 4000;

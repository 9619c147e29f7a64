/** Labelled values stand in two columns at a desk and in one on a phone, where a name would break after every character or two. */
export const TWO_COLUMNS = { xs: 1, md: 2 } as const;

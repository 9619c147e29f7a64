/** How many pictures of one record have ids that follow from the record's. */
const MOST = 15;

/**
 * The id of a record's n-th picture, from 1: tests can name it before it is uploaded, and copies of the record have
 * theirs at the same place.
 */
export function pictureOf(recordId: string, n = 1): string {
  if (n < 1 || n > MOST) throw new Error(`No picture ${n}`);
  const digit = (Number.parseInt(recordId.slice(-1), 16) + n) % 16;
  return recordId.slice(0, -1) + digit.toString(16);
}

/** Which picture of the record it is; null for uploads whose ids do not follow from the record's. */
export function placeOfPicture(recordId: string, uploadId: string): number | null {
  for (let n = 1; n <= MOST; n += 1) if (pictureOf(recordId, n) === uploadId) return n;
  return null;
}

/*
 * The end of an agreement, as both of its sides ask for it and answer (F-50).
 */

/** Most characters of an explanation or a reason; the server looks again. */
export const LONGEST_TEXT = 500;

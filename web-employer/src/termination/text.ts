/** Most characters of an explanation or a reason; the server looks again. */
export const LONGEST_TEXT = 500;

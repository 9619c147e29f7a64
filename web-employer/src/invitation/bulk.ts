/** Most invitations one act sends (F-29; the server refuses more). */
export const MAX_BULK = 100;

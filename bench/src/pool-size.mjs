/** Connections to PostgreSQL of each of the three: what the platform's own pool has. */
export const POOL_SIZE = 16;

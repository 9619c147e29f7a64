/** Where a request comes from. */
export interface RequestOrigin {
  address: string;
  /** What the browser calls itself. */
  agent?: string | null;
}

/** The same, as attempts are counted. */
export interface Browser extends RequestOrigin {
  device: string | null;
}

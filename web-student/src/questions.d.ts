/** The text of a generated document, printed as the client sends it (scripts/documents-apart.ts). */
declare module "*Document" {
  const text: string;
  export default text;
}

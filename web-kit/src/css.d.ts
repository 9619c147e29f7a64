/** Styles are the bundler's: they export nothing. */
declare module "*.css";

/** The text of a sheet. */
declare module "*.css?raw" {
  const text: string;
  export default text;
}

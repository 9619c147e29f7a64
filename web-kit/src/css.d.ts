/** Styles are the bundler's: they export nothing. */
declare module "*.css";

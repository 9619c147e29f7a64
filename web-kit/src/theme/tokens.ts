import source from "./tokens.css?raw";

const values = new Map(
  [...source.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
);

/** A colour of tokens.css for what reckons with colours and cannot take a CSS variable (antd's derived ones). */
export function token(name: string): string {
  const value = values.get(name);
  if (!value) throw new Error(`tokens.css has no --${name}`);
  return value;
}

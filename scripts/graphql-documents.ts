import type { Plugin } from "vite";

/**
 * Vite plugin: graphql(`query X …`) becomes the generated document of X. The function of the client preset looks it up
 * by its text in a map of all documents, so that every page would load the text of every other page's.
 */
export function graphqlDocuments(): Plugin {
  return {
    name: "graphql-documents",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      const generated = code.match(/from "([^"]*\/gql)\/index\.js"/)?.[1];
      if (!generated || !/\.tsx?$/.test(id)) return undefined;
      const names = new Set<string>();
      const replaced = code.replace(
        /\bgraphql\(`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\)/g,
        (_call, kind: string, name: string) => {
          const document = `${name}${kind === "fragment" ? "FragmentDoc" : "Document"}`;
          names.add(document);
          // Another name than the generated one: the module may use that itself.
          return `generated${document}`;
        },
      );
      if (names.size === 0) return undefined;
      const imported = [...names].map((name) => `${name} as generated${name}`).join(", ");
      return { code: `${replaced}\nimport { ${imported} } from "${generated}/graphql.js";`, map: null };
    },
  };
}

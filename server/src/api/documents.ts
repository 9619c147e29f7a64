import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ApolloServerOptions } from "@apollo/server";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from "graphql";
import type { Context } from "../platform/context.js";
import { MOST_TOKENS, problemOfSize, withinLimits } from "./limits.js";

/** Documents kept, the oldest dropped first: the three apps have some 170. */
const MOST_DOCUMENTS = 1_000;
/** Of one document: whoever writes a client mends one after another, and each suggestion costs. */
const MOST_PROBLEMS = 5;

export interface DocumentRules {
  /** Whether the schema is told to whoever asks. */
  introspection: boolean;
  /** Whether problems leave out what the schema has instead. */
  hideSchema: boolean;
}

/**
 * Parsed and judged documents, for HTTP and WebSocket alike. A new one is measured before any rule looks at it, and new
 * ones come one after another with everybody else's requests in between: whoever sends many at once waits for himself.
 */
export class Documents {
  readonly #known = new Map<string, DocumentNode>();
  readonly #rules: readonly ValidationRule[];
  #turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly options: DocumentRules,
  ) {
    this.#rules = options.introspection
      ? specifiedRules
      : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  }

  /** The document with its operation of this name, or what is wrong with it; only good documents are kept. */
  async read(text: string, operationName?: unknown): Promise<DocumentNode | readonly GraphQLError[]> {
    const key = hashOf(text);
    const document = this.#known.get(key) ?? (await this.#judgeInTurn(text));
    if (!("kind" in document)) return document;
    this.#keep(key, document);
    if (operationName !== undefined && operationName !== null && typeof operationName !== "string")
      return document;
    if (getOperationAST(document, operationName)) return document;
    const problem = operationName
      ? `没有名为「${operationName}」的操作`
      : "文档中有多个操作，须指明 operationName";
    return [coded(new GraphQLError(problem), "OPERATION_RESOLUTION_FAILURE")];
  }

  /** Where Apollo finds what was judged before it was asked. */
  get store(): NonNullable<ApolloServerOptions<Context>["documentStore"]> {
    return {
      get: async (key) => this.#known.get(key.slice(-HASH_LENGTH)),
      // Apollo judges nothing itself: what is not here was dropped in between, and is judged anew the next time.
      set: async () => undefined,
      delete: async () => undefined,
    };
  }

  async #judgeInTurn(text: string): Promise<DocumentNode | readonly GraphQLError[]> {
    this.#turn = this.#turn.then(() => nextTurn());
    await this.#turn;
    return this.#judge(text);
  }

  #judge(text: string): DocumentNode | readonly GraphQLError[] {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: MOST_TOKENS });
    } catch (error) {
      if (error instanceof GraphQLError) return [coded(error, "GRAPHQL_PARSE_FAILED")];
      // Values nested by the thousand are too much for the parser's stack.
      if (error instanceof RangeError)
        return [coded(new GraphQLError("Document nests too deep"), "GRAPHQL_PARSE_FAILED")];
      throw error;
    }
    const large = problemOfSize(document);
    if (large) return [coded(new GraphQLError(large), "GRAPHQL_VALIDATION_FAILED")];
    for (const rules of [[withinLimits], this.#rules]) {
      const problems = validate(this.schema, document, rules, { maxErrors: MOST_PROBLEMS });
      if (problems.length > 0)
        return problems.map((problem) => coded(this.#told(problem), "GRAPHQL_VALIDATION_FAILED"));
    }
    return document;
  }

  #told(problem: GraphQLError): GraphQLError {
    if (!this.options.hideSchema) return problem;
    return new GraphQLError(problem.message.replace(/ ?Did you mean .*$/s, ""), {
      nodes: problem.nodes ?? null,
    });
  }

  #keep(key: string, document: DocumentNode): void {
    const oldest = this.#known.size >= MOST_DOCUMENTS ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
    this.#known.delete(key);
    this.#known.set(key, document);
  }
}

const HASH_LENGTH = 64;

/** As Apollo names documents. */
function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function coded(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code = code;
  return error;
}

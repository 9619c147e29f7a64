import {
  AbstractSqlDriver,
  type Configuration,
  type Dictionary,
  EntityManager,
  isRaw,
  type LoggingOptions,
  MikroORM,
  NativeQueryBuilder,
  PostgreSqlConnection,
  PostgreSqlPlatform,
  type RawQueryFragment,
  raw,
  type Transaction,
} from "@mikro-orm/postgresql";

/**
 * MikroORM writes values into the text of its statements, where PostgreSQL writes them into its log when one fails, and
 * administrators see them in lists of what is running. Here the text has places, and the values travel beside it (P-08).
 */
export class ParameterDriver extends AbstractSqlDriver<PostgreSqlConnection> {
  constructor(config: Configuration) {
    super(config, new ParameterPlatform(), ParameterConnection, ["kysely", "pg"]);
  }

  override createEntityManager(useContext?: boolean) {
    return new EntityManager(this.config, this as never, this.metadata, useContext) as never;
  }

  override getORMClass() {
    return MikroORM as never;
  }
}

/** As many values travel beside one statement at most. */
const MOST_VALUES = 65_535;

interface Parametrised {
  text: string;
  values: unknown[];
}

class ParameterPlatform extends PostgreSqlPlatform {
  #values: unknown[] | null = null;

  parametrised(text: string, params: readonly unknown[]): Parametrised {
    const values: unknown[] = [];
    this.#values = values;
    try {
      return { text: this.formatQuery(text, params), values };
    } finally {
      this.#values = null;
    }
  }

  /** A place for the value instead of the value; lists become a place for each of theirs. */
  override escape(value: unknown): string {
    if (!this.#values || value === null || value === undefined) return super.escape(value);
    if (Array.isArray(value)) return value.map((each) => this.escape(each)).join(", ");
    this.#values.push(value instanceof Date ? this.formatDate(value) : value);
    return `$${this.#values.length}`;
  }
}

type Query = string | NativeQueryBuilder | RawQueryFragment;
type Compiled = Parameters<ReturnType<PostgreSqlConnection["getClient"]>["executeQuery"]>[0];

class ParameterConnection extends PostgreSqlConnection {
  override async execute<T>(
    query: Query,
    params: readonly unknown[] | Dictionary<unknown> = [],
    method: "all" | "get" | "run" = "all",
    ctx?: Transaction,
    loggerContext?: LoggingOptions,
  ): Promise<T> {
    await this.ensureConnection();
    const { text, values } = this.#parametrised(query, params);
    const compiled = { sql: text, parameters: values, query: { kind: "RawNode" }, queryId: { queryId: "" } };
    const client = ctx ?? this.getClient();
    return await this.executeQuery<T>(
      text,
      async () =>
        this.transformRawResult<T>(await client.executeQuery(compiled as unknown as Compiled), method),
      { ...loggerContext, query: text },
    );
  }

  /** The forms in which MikroORM hands over a statement. */
  #parametrised(query: Query, params: readonly unknown[] | Dictionary<unknown>): Parametrised {
    const built = query instanceof NativeQueryBuilder ? query.toRaw() : query;
    const named = typeof built === "string" && !Array.isArray(params);
    const whole = named ? raw(built, params as Dictionary) : built;
    const platform = this.platform as ParameterPlatform;
    const statement = isRaw(whole)
      ? platform.parametrised(whole.sql, whole.params)
      : platform.parametrised(String(whole), params as readonly unknown[]);
    // The protocol counts them in two bytes, and PostgreSQL's own complaint names another number.
    if (statement.values.length > MOST_VALUES) {
      throw new Error(`A statement holds ${statement.values.length} values: write fewer rows at a time`);
    }
    return statement;
  }
}

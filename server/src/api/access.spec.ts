import { parse } from "graphql";
import {
  buildSchemaSync,
  createUnionType,
  Field,
  FieldResolver,
  InterfaceType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import { describe, expect, it } from "vitest";
import {
  Access,
  ANYONE,
  assertEverythingGuarded,
  BeforeConfirmation,
  READERS,
  ROLES,
} from "../words/access.js";
import { AccessCheck } from "./access-check.js";
import { printAccess } from "./access-table.js";

@Access("ANONYMOUS")
@InterfaceType()
abstract class Wrong {
  @Field(() => String)
  message = "no";
}

@Access("ANONYMOUS")
@ObjectType({ implements: Wrong })
class WrongAge extends Wrong {}

@Access(...READERS, "GRADUATE")
@ObjectType()
class Paper {
  @Field(() => String)
  title = "t";

  @Access("SCHOOL")
  @Field(() => String, { nullable: true })
  note: string | null = null;

  @Access("MINISTRY")
  @Field(() => String)
  get total(): string {
    return "";
  }
}

const PaperOrWrong = createUnionType({ name: "PaperOrWrong", types: () => [Paper, WrongAge] as const });

@Resolver(Paper)
class PaperResolver {
  @Access(...READERS, "GRADUATE")
  @Query(() => Paper)
  paper(): Paper {
    return new Paper();
  }

  @Access(ANYONE)
  @BeforeConfirmation()
  @Query(() => String)
  open(): string {
    return "";
  }

  @Access("GRADUATE")
  @BeforeConfirmation()
  @Query(() => String)
  confirm(): string {
    return "";
  }

  @Access("GRADUATE", "SCHOOL")
  @Mutation(() => PaperOrWrong)
  change(): Paper {
    return new Paper();
  }

  @Access("DEPARTMENT")
  @FieldResolver(() => String)
  author(): string {
    return "";
  }
}

@Resolver()
class Forgotten {
  @Query(() => String)
  forgotten(): string {
    return "";
  }
}

const schema = buildSchemaSync({ resolvers: [PaperResolver], orphanedTypes: [WrongAge], validate: false });
const check = new AccessCheck(schema);

function rolesThatMay(text: string, operationName?: string): string[] {
  const document = parse(text);
  return ROLES.filter((role) => {
    try {
      check.assertAllowed(document, operationName, { role, mustConfirm: false });
      return true;
    } catch {
      return false;
    }
  });
}

describe("static access", () => {
  it("takes a field's own statement before its type's, for properties, getters and field resolvers", () => {
    expect(rolesThatMay("{ paper { title } }")).toEqual(["GRADUATE", ...READERS]);
    expect(rolesThatMay("{ paper { title note } }")).toEqual(["SCHOOL"]);
    expect(rolesThatMay("{ paper { total } }")).toEqual(["MINISTRY"]);
    expect(rolesThatMay("{ paper { author } }")).toEqual(["DEPARTMENT"]);
    expect(rolesThatMay("{ open __typename }")).toEqual(ROLES);
  });

  it("sees through fragments, unions and interfaces, and only what the operation reaches", () => {
    const text = `
      query A { paper { ...P } }
      mutation B { change { ... on Paper { title } ... on Wrong { message } __typename } }
      fragment P on Paper { ...Q }
      fragment Q on Paper { note }`;
    expect(rolesThatMay(text, "A")).toEqual(["SCHOOL"]);
    expect(rolesThatMay(text, "B")).toEqual(["GRADUATE", "SCHOOL"]);
  });

  it("tells those who are not signed in to sign in, and others that it is not theirs", () => {
    const document = parse("{ paper { note } }");
    const codeFor = (role: "ANONYMOUS" | "PROVINCE") => {
      try {
        check.assertAllowed(document, null, { role, mustConfirm: false });
      } catch (error) {
        return (error as { extensions: { code: string } }).extensions.code;
      }
      return "allowed";
    };
    expect(codeFor("ANONYMOUS")).toBe("UNAUTHENTICATED");
    expect(codeFor("PROVINCE")).toBe("FORBIDDEN");
  });

  it("refuses everything but the marked fields before the confirmation (F-93)", () => {
    const asking = { role: "GRADUATE", mustConfirm: true } as const;
    expect(() => check.assertAllowed(parse("{ open confirm }"), null, asking)).not.toThrow();
    expect(() => check.assertAllowed(parse("{ confirm paper { title } }"), null, asking)).toThrow("请先确认");
  });

  it("fails a schema with a type or root field that states no readers", () => {
    @ObjectType()
    class Unguarded {
      @Field(() => String)
      text = "";
    }
    @Resolver()
    class UnguardedResolver {
      @Access("SCHOOL")
      @Query(() => Unguarded)
      unguarded(): Unguarded {
        return new Unguarded();
      }
    }
    const open = buildSchemaSync({ resolvers: [UnguardedResolver, Forgotten], validate: false });
    for (const offender of ["Query.forgotten", "Unguarded"]) {
      expect(() => assertEverythingGuarded(open)).toThrow(offender);
    }
    expect(() => assertEverythingGuarded(schema)).not.toThrow();
  });

  it("refuses a statement that contradicts the class it extends", () => {
    expect(() => Access("SCHOOL")(class extends Paper {})).toThrow("other readers");
  });

  it("prints one line for a type of one mind and one a field otherwise", () => {
    const table = printAccess(schema);
    expect(table).toContain("| Query.open | ● | ● | ● | ● | ● | ● | ● | ● |");
    expect(table).toContain("| Paper.note |  |  |  |  | ● |  |  |  |");
    expect(table).toContain("| WrongAge | ●");
  });
});

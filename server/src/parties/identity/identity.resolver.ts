import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { Access, BeforeConfirmation } from "../../words/access.js";
import { answering, NotAllowed, type Refusal } from "../../words/refusals.js";
import { type GraduateIdentity, isStaff } from "../../words/viewer.js";
import { agree, personOf } from "./consent.js";
import { browserOf, entering, enteringStaff, leave, required } from "./entering.js";
import {
  AgreeToNoticeResult,
  ConfirmMyDataResult,
  EmployerViewer,
  GraduateViewer,
  MyProfile,
  SignedOut,
  SignInEmployerResult,
  SignInGraduateResult,
  StaffViewer,
} from "./identity.types.js";
import { myProfile } from "./my-profile.js";
import { signInEmployer, signInGraduate } from "./sign-in.js";
import { SignInStaffResult, type SignInStep } from "./sign-in-step.types.js";
import { signInStaff } from "./staff-entrance.js";
import { employerViewerOf, graduateViewerOf, staffViewerOf } from "./viewers.js";

@Resolver()
export class IdentityResolver {
  @Access("ANONYMOUS")
  @Query(() => GraduateViewer, { nullable: true })
  async graduateViewer(@Ctx() { platform, viewer }: Context): Promise<GraduateViewer | null> {
    return viewer.role === "GRADUATE" ? await graduateViewerOf(platform, viewer.graduateId) : null;
  }

  @Access("ANONYMOUS")
  @Query(() => EmployerViewer, { nullable: true })
  async employerViewer(@Ctx() { platform, viewer }: Context): Promise<EmployerViewer | null> {
    return viewer.role === "EMPLOYER" ? await employerViewerOf(platform, viewer.accountId) : null;
  }

  @Access("ANONYMOUS")
  @Query(() => StaffViewer, { nullable: true })
  async staffViewer(@Ctx() { platform, viewer }: Context): Promise<StaffViewer | null> {
    return isStaff(viewer) ? await staffViewerOf(platform, viewer.accountId) : null;
  }

  @Access("GRADUATE")
  @BeforeConfirmation()
  @Query(() => MyProfile)
  async myProfile(@Ctx() context: Context): Promise<MyProfile> {
    return await myProfile(context.platform, graduateOf(context), context.address);
  }

  @Access("ANONYMOUS")
  @Mutation(() => SignInGraduateResult, {
    description: "`account`: mobile number or ID number of the 学信网 account.",
  })
  async signInGraduate(
    @Arg("account", () => String) account: string,
    @Arg("password", () => String) password: string,
    @Ctx() context: Context,
  ): Promise<GraduateViewer | Refusal> {
    return await answering(async () => {
      const signedIn = await entering(context, "student", () =>
        signInGraduate(context.platform, { account, password, ...browserOf(context) }),
      );
      return required(await graduateViewerOf(context.platform, signedIn.graduateId ?? ""));
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => SignInEmployerResult)
  async signInEmployer(
    @Arg("mobile", () => String) mobile: string,
    @Arg("password", () => String) password: string,
    @Ctx() context: Context,
  ): Promise<EmployerViewer | Refusal> {
    return await answering(async () => {
      const signedIn = await entering(context, "employer", () =>
        signInEmployer(context.platform, { account: mobile, password, ...browserOf(context) }),
      );
      return required(await employerViewerOf(context.platform, signedIn.accountId));
    });
  }

  @Access("ANONYMOUS")
  @Mutation(() => SignInStaffResult)
  async signInStaff(
    @Arg("username", () => String) username: string,
    @Arg("password", () => String) password: string,
    @Ctx() context: Context,
  ): Promise<StaffViewer | SignInStep | Refusal> {
    return await answering(() =>
      enteringStaff(context, () =>
        signInStaff(context.platform, { account: username, password, ...browserOf(context) }),
      ),
    );
  }

  @Access("ANONYMOUS")
  @Mutation(() => SignedOut)
  async signOut(@Ctx() context: Context): Promise<SignedOut> {
    await leave(context);
    context.setSessionCookie?.(null);
    return new SignedOut();
  }

  @Access("EMPLOYER")
  @Mutation(() => AgreeToNoticeResult, { description: "Of an employer's account (`consentDue`, A-49)." })
  async agreeToNotice(
    @Arg("consentTo", () => Int) consentTo: number,
    @Ctx() { platform, viewer, address }: Context,
  ): Promise<EmployerViewer | Refusal> {
    return await answering(async () => {
      if (viewer.role !== "EMPLOYER") throw new Error("Open to employers only");
      const { accountId } = viewer;
      const by = { personId: sql`${accountId}::uuid`, accountId, at: platform.clock.now(), address };
      await inTransaction(platform, (em) => agree(em, consentTo, by));
      return required(await employerViewerOf(platform, accountId));
    });
  }

  @Access("GRADUATE")
  @BeforeConfirmation()
  @Mutation(() => ConfirmMyDataResult)
  async confirmMyData(
    @Arg("consentTo", () => Int, {
      nullable: true,
      description: "The version of the privacy notice that the graduate agrees to (`consentDue`).",
    })
    consentTo: number | null,
    @Ctx() context: Context,
  ): Promise<GraduateViewer | Refusal> {
    return await answering(() => confirm(context, consentTo));
  }
}

/** F-93, with the consent to the privacy notice. Confirming again within the year changes nothing. */
async function confirm(context: Context, consentTo: number | null): Promise<GraduateViewer> {
  const { platform, address } = context;
  const viewer = graduateOf(context);
  const before = await graduateViewerOf(platform, viewer.graduateId);
  if (before?.confirmedAt) return before;
  const at = platform.clock.now();
  await inTransaction(platform, async (em) => {
    const by = { personId: personOf(viewer.graduateId), accountId: viewer.accountId, at, address };
    await agree(em, consentTo, by);
    await query(em, sql`update graduate set confirmed_at = ${at} where id = ${viewer.graduateId}`);
    const subject = { kind: "GRADUATE", id: viewer.graduateId } as const;
    await audit(em, { at, by: viewer, act: "DATA_CONFIRMED", subject, address });
  });
  const after = await graduateViewerOf(platform, viewer.graduateId);
  if (!after) throw new NotAllowed("NOT_IN_ROSTER", "未查询到您的生源信息，请联系学校就业部门核对");
  return after;
}

/** The access check has let graduates in only; a wrong statement there must not become a wrong answer here. */
function graduateOf({ viewer }: Context): GraduateIdentity {
  if (viewer.role !== "GRADUATE") throw new Error("Open to graduates only");
  return viewer;
}

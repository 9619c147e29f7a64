import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue, maskAddress, maskMobile } from "../../catalogue/index.js";
import { readEntities } from "../../database/read-entities.js";
import { type KeyRing, Sealed, type SealedPlace } from "../../database/sealed.js";
import { type Sql, sql } from "../../database/sql.js";
import { Department, type Graduate, RegistryStudent } from "../../parties/roster/index.js";
import { lastClosedCohort } from "../../parties/settings/index.js";
import type { Platform } from "../../platform/platform.js";
import type { StudentFieldComparison } from "./registry-comparison.types.js";

/**
 * Platform and registry beside each other (F-14). Where one of the first five differs the reviewer rejects, the registry
 * is corrected, the graduate starts again (F-15); home address and mobile number follow by themselves (F-93, F-96).
 */
export async function compareStudent(
  platform: Platform,
  em: EntityManager,
  graduate: Graduate,
): Promise<{ studentFields: StudentFieldComparison[]; otherRows: string[] }> {
  const read = await readEntities(
    em,
    "registry-student",
    { d: Department, own: Department, copy: RegistryStudent },
    sql`from graduate g join department own on own.id = g.department_id
      left join registry_student copy on copy.graduate_id = g.id
      left join department d on d.id = copy.department_id
      left join roster_pending p on p.graduate_id = g.id
      where g.id = ${graduate.id}`,
    sql`, ${otherRows(platform.clock.now())} as other_rows${WAITING_ADDRESS}`,
  );
  const registry = read?.entities.copy ?? null;
  const sameId = registry?.idNumberIndex.equals(graduate.idNumberIndex) ?? false;
  const compare =
    (refreshable: boolean, mustAgree: boolean) => (label: string, read: (copy: StudentCopy) => string) => {
      const here = read(graduate);
      const there = registry && read(registry);
      return {
        label,
        platform: here,
        registry: there ?? "—",
        differs: there !== here,
        refreshable,
        mustAgree,
      };
    };
  const decisive = compare(false, true);
  const refreshable = compare(true, false);
  const studentFields = [
    decisive("姓名", (copy) => copy.name),
    { ...decisive("证件号码", (copy) => copy.idNumberMask), differs: !sameId },
    decisive("学历层次", (copy) => catalogue("educationLevel").label(copy.educationLevel)),
    decisive("专业", (copy) => copy.majorName),
    decisive("培养方式", (copy) => catalogue("trainingMode").label(copy.trainingMode)),
    refreshable("性别", (copy) => catalogue("sex").label(copy.sex)),
    refreshable("民族", (copy) => catalogue("ethnicity").label(copy.ethnicity)),
    refreshable("政治面貌", (copy) => catalogue("politicalStatus").label(copy.politicalStatus)),
    refreshable("所在院系", (copy) => copy.department.getEntity().name),
    refreshable("学制（年）", (copy) => String(Number(copy.durationYears))),
    refreshable("学号", (copy) => copy.studentNumber),
    refreshable("毕业时间", (copy) => copy.graduates),
    ...compareSealed(platform, graduate, registry, (read?.row ?? {}) as unknown as WaitingAddress),
  ];
  return { studentFields, otherRows: read?.row.other_rows as string[] };
}

const WAITING_ADDRESS = sql`, p.graduate_id is not null as address_waits, p.home_address_sealed as waiting_address`;

/** What a roster said while the graduate was committed (F-96): the registry has it already. */
interface WaitingAddress {
  address_waits: boolean;
  waiting_address: Buffer | null;
}

/** Compared in full and shown masked (P-08): two that look alike may differ. */
function compareSealed(
  { keys }: Platform,
  graduate: Graduate,
  registry: RegistryStudent | null,
  waiting: WaitingAddress,
): StudentFieldComparison[] {
  const { here, there } = openContacts(keys, graduate, registry, waiting);
  const compare = (label: string, of: keyof Contacts, mask: (text: string) => string) => ({
    label,
    platform: mask(here[of]),
    registry: mask(there[of]),
    differs: here[of] !== there[of],
    refreshable: false,
    mustAgree: false,
  });
  return [compare("家庭住址", "homeAddress", maskAddress), compare("手机号码", "mobile", maskMobile)];
}

/** Empty where there is none. */
interface Contacts {
  homeAddress: string;
  mobile: string;
}

/** As the platform and as the registry has them. */
function openContacts(
  keys: KeyRing,
  graduate: Graduate,
  registry: RegistryStudent | null,
  { address_waits, waiting_address }: WaitingAddress,
): { here: Contacts; there: Contacts } {
  const open = (place: SealedPlace, sealed: Sealed | null) => (sealed ? keys.open(place, sealed) : "");
  const ofRoster = (sealed: Sealed | null) => open("graduate.home_address_sealed", sealed);
  const here = {
    homeAddress: ofRoster(graduate.homeAddressSealed),
    mobile: open("graduate.mobile_sealed", graduate.mobileSealed),
  };
  const mobile = registry?.mobileSealed;
  const there = {
    homeAddress: address_waits ? ofRoster(waiting_address && new Sealed(waiting_address)) : here.homeAddress,
    // The registry's copy has a number from the first sign-in on; before that both have what the roster said.
    mobile: mobile ? open("registry_student.mobile_sealed", mobile) : here.mobile,
  };
  return { here, there };
}

/** Both in full, for who looks at them by an audited call (P-08). */
export async function contactsOf(
  { keys }: Platform,
  em: EntityManager,
  graduate: Graduate,
): Promise<{ here: Contacts; there: Contacts }> {
  const read = await readEntities(
    em,
    "contacts-of-student",
    { copy: RegistryStudent },
    sql`from graduate g left join registry_student copy on copy.graduate_id = g.id
      left join roster_pending p on p.graduate_id = g.id where g.id = ${graduate.id}`,
    WAITING_ADDRESS,
  );
  return openContacts(
    keys,
    graduate,
    read?.entities.copy ?? null,
    (read?.row ?? {}) as unknown as WaitingAddress,
  );
}

/** The one thing that a desk learns of somebody's other stage of study, at whichever school (F-01b, against P-04). */
function otherRows(now: Date): Sql {
  return sql`array(
    select case when held.id is null then '无' when held.waits_for is not null then '办理中' else '已签约或登记' end
    from graduate o left join record held on held.graduate_id = o.id and held.holds
    where o.person_id = g.person_id and o.id <> g.id and o.living and o.cohort > ${lastClosedCohort(now)}
    order by o.stage)`;
}

/** What both copies of a student have. */
type StudentCopy = Pick<
  Graduate & RegistryStudent,
  | "name"
  | "idNumberMask"
  | "educationLevel"
  | "majorName"
  | "trainingMode"
  | "sex"
  | "ethnicity"
  | "politicalStatus"
  | "department"
  | "durationYears"
  | "studentNumber"
  | "graduates"
>;

import { contactInput } from "@gd/web-kit";
import { SetGraduateMobilesDocument } from "../gql/graphql.js";
import { ImportDialog } from "../parts/import-dialog.js";

/** As many as the server takes at once. */
const mostAtOnce = 5000;

/** 批量登记手机号码或邮箱: where the codes of registration go, of graduates without an account (P-12). */
export function MobilesDialog({ cohort, onClose }: { cohort: number; onClose(): void }) {
  return (
    <ImportDialog
      title={`批量登记手机号码或邮箱：${cohort}届`}
      columns={["证件号码", "手机或邮箱"]}
      example={"110101200301011234,13800000001"}
      about="学生注册时，验证码发送到学校登记的手机号码，没有内地手机号码的登记邮箱；已注册账号的学生不作修改，由本人更换。先检查再登记；有任何一行错误时，全部不登记。"
      most={mostAtOnce}
      mutation={SetGraduateMobilesDocument}
      inputOf={(rows, dryRun) => ({
        cohort,
        dryRun,
        numbers: rows.map(([document = "", contact = ""]) => ({ document, ...contactInput(contact) })),
      })}
      foundBy={foundBy}
      onClose={onClose}
    />
  );
}

function foundBy(answer: object): string {
  if (!("registered" in answer && "added" in answer && "changed" in answer && "unchanged" in answer))
    return "";
  const { added, changed, unchanged, registered } = answer;
  return `新登记 ${added} 人，更新 ${changed} 人，无变化 ${unchanged} 人，已注册账号不作修改 ${registered} 人`;
}

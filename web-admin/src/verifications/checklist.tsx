import { Checkbox } from "antd";
import type { RecordKind } from "../gql/graphql.js";

const ofVerification = [
  { value: "licence", label: "证照清晰完整，加盖公章，名称和代码与填报一致" },
  { value: "letter", label: "授权书由负责人签字，加盖的公章与单位名称一致" },
  { value: "person", label: "证件姓名与负责人、授权书一致" },
  { value: "register", label: "登记状态正常，不一致的项目已核实" },
];

const ofCorrection = [
  { value: "proof", label: "变更后的证照或变更通知书清晰完整" },
  { value: "same", label: "变更前后为同一单位，不是其他单位" },
  { value: "register", label: "变更后的名称、代码与登记系统一致" },
];

/** 核对要点: what an operator has looked at in this record; a help for the eye, kept nowhere. */
export function Checklist({ kind }: { kind: RecordKind }) {
  return (
    <section className="panel verification-checklist" aria-label="核对要点">
      <h2>核对要点</h2>
      <Checkbox.Group options={kind === "EMPLOYER_CORRECTION" ? ofCorrection : ofVerification} />
    </section>
  );
}

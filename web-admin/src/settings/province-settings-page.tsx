import { useQuery } from "@apollo/client/react";
import { agreementTypeLabels, useAct } from "@gd/web-kit";
import { LoadFailure, useModal, usePageTitle } from "@gd/web-kit/desk";
import { Button, Radio, Skeleton } from "antd";
import { useState } from "react";
import { type AgreementType, ProvinceSettingsDocument, SetAgreementTypeDocument } from "../gql/graphql.js";
import { CohortSelect, useCohort } from "../parts/cohort-select.js";
import { ModulesSection } from "./modules-section.js";
import "../lists/lists.css";
import "./settings.css";

const explanations: Record<AgreementType, string> = {
  TWO_PARTY: "由用人单位（甲方）和毕业生（乙方）签订，学校进行鉴证",
  THREE_PARTY: "由用人单位（甲方）、毕业生（乙方）和学校（丙方）签订，学校进行审核",
};

/** A province's settings: 协议书类型 per graduating year (P-10), and the modules of its schools (P-06). */
export default function ProvinceSettingsPage() {
  usePageTitle("签约设置");
  const [cohort, setCohort] = useCohort();
  const { data, error, refetch } = useQuery(ProvinceSettingsDocument, { variables: { cohort } });
  const [own] = data?.provinceSettings ?? [];
  return (
    <div className="page">
      <div className="panel settings">
        <div className="list-head">
          <h1>签约设置</h1>
          <CohortSelect value={cohort} onChange={setCohort} />
        </div>
        {error && !data ? (
          <LoadFailure error={error} retry={refetch} />
        ) : own ? (
          <AgreementTypeSection
            key={`${cohort} ${own.agreementType}`}
            {...own}
            agreementType={own.agreementType ?? null}
            lockedReason={own.lockedReason ?? null}
          />
        ) : (
          <Skeleton active paragraph={{ rows: 4 }} />
        )}
        <ModulesSection />
      </div>
    </div>
  );
}

interface AgreementTypeSectionProps {
  provinceId: string;
  cohort: number;
  agreementType: AgreementType | null;
  lockedReason: string | null;
}

function AgreementTypeSection({
  provinceId,
  cohort,
  agreementType,
  lockedReason,
}: AgreementTypeSectionProps) {
  const modal = useModal();
  const [chosen, setChosen] = useState(agreementType);
  const setting = useAct(SetAgreementTypeDocument, {
    done: `${cohort}届就业协议书类型已设置`,
    fields: () => true,
    refusal: "here",
    failure: "here",
    refetch: [ProvinceSettingsDocument],
  });
  const problem = Object.values(setting.problems)[0] ?? setting.message;
  const ask = (type: AgreementType) =>
    modal.confirm({
      title: `${cohort}届使用${agreementTypeLabels[type]}？`,
      content: "适用于本省全部学校。本省该届产生签约记录后不可更改。",
      okText: "确认设置",
      onOk: () => setting.send({ provinceId, cohort, agreementType: type }),
    });

  return (
    <section className="settings-section">
      <h2>就业协议书类型</h2>
      <Radio.Group
        aria-label="就业协议书类型"
        className="settings-types"
        value={chosen}
        disabled={Boolean(lockedReason)}
        onChange={(event) => setChosen(event.target.value as AgreementType)}
        options={(["TWO_PARTY", "THREE_PARTY"] as const).map((value) => ({
          value,
          label: (
            <>
              {agreementTypeLabels[value]}
              <span className="muted">　{explanations[value]}</span>
            </>
          ),
        }))}
      />
      <p className="form-note form-note-part">
        {lockedReason ??
          (agreementType
            ? "本省该届产生签约记录之前可以更改。"
            : "尚未设置。设置之前，本省学校不能开启该届在线签约；产生签约记录后不可更改。")}
      </p>
      {problem && (
        <p className="form-note form-note-error form-note-part" role="alert">
          {problem}
        </p>
      )}
      {!lockedReason && (
        <Button
          type="primary"
          disabled={!chosen || chosen === agreementType}
          onClick={() => chosen && ask(chosen)}
        >
          保存类型
        </Button>
      )}
    </section>
  );
}

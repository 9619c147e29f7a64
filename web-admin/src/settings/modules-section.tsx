import { useQuery } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { LoadFailure, useModal } from "@gd/web-kit/desk";
import { Button, Skeleton, Tag } from "antd";
import { OpenModuleDocument, ProvinceModulesDocument, type StaffModule } from "../gql/graphql.js";
import { useViewer } from "../session/session.js";
import { moduleLabels } from "../session/viewer.js";

/** Modules a province opens for its schools (P-06). */
export function ModulesSection() {
  const { data, error, refetch } = useQuery(ProvinceModulesDocument);
  const [own] = data?.provinces ?? [];
  return (
    <section className="settings-section">
      <h2>开通模块</h2>
      <p className="form-note form-note-part">未开通的模块，本省学校不能进入。</p>
      {error && !data ? (
        <LoadFailure error={error} retry={refetch} />
      ) : own ? (
        // One that was opened before it was there is still named.
        [...new Set([...own.builtModules, ...own.modules])].map((module) => (
          <ModuleLine key={module} provinceId={own.id} module={module} open={own.modules.includes(module)} />
        ))
      ) : (
        <Skeleton active paragraph={{ rows: 2 }} />
      )}
    </section>
  );
}

function ModuleLine({
  provinceId,
  module,
  open,
}: {
  provinceId: string;
  module: StaffModule;
  open: boolean;
}) {
  const viewer = useViewer();
  const modal = useModal();
  const label = moduleLabels[module];
  const opening = useAct(OpenModuleDocument, {
    done: `「${label}」模块已开通`,
    refusal: "here",
    failure: "here",
  });
  const ask = () =>
    modal.confirm({
      title: `为本省学校开通「${label}」模块？`,
      content: "开通后，有相应权限的学校账号即可进入该模块。",
      okText: "确认开通",
      onOk: () => opening.send({ provinceId, module }),
    });
  return (
    <div className="settings-module">
      <span>{label}</span>
      {open ? (
        <Tag color="success">已开通</Tag>
      ) : viewer.employmentRight === "READ_WRITE" ? (
        <Button size="small" aria-label={`开通${label}模块`} onClick={ask}>
          开通
        </Button>
      ) : (
        <Tag>未开通</Tag>
      )}
      {opening.message && (
        <span className="form-note form-note-error" role="alert">
          {opening.message}
        </span>
      )}
    </div>
  );
}

import { formatDateTime } from "@gd/web-kit";
import { destinationSources } from "../destinations/destination-sources.js";
import { RegistrySectionFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { Facts } from "../parts/facts.js";

/** 就业管理系统已报送的就业信息 (F-14). */
export function RegistrySection({ page }: { page: FragmentType<typeof RegistrySectionFragmentDoc> }) {
  const { registryDestination: destination } = readFragment(RegistrySectionFragmentDoc, page);
  return (
    <section className="panel" id="registry">
      <h2>就业管理系统已报送的就业信息</h2>
      {destination ? (
        <Facts
          facts={[
            ["毕业去向", `${destination.label}（${destination.code}）`],
            ["单位名称", destination.employerName],
            ["统一社会信用代码", destination.uscc],
            ["单位性质", destination.natureLabel],
            ["单位行业", destination.industryLabel],
            ["单位所在地", destination.divisionName],
            ["工作职位类别", destination.jobCategoryLabel],
            ["协议编号", destination.agreementNumber],
            ["数据来源", destinationSources[destination.source] ?? destination.source],
            ["报送时间", formatDateTime(destination.reportedAt)],
          ]}
        />
      ) : (
        <p className="muted">该生在就业管理系统中尚无已报送的就业信息。</p>
      )}
    </section>
  );
}

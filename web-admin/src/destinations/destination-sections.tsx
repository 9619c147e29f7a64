import { formatDateTime } from "@gd/web-kit";
import { Table } from "antd";
import { CatalogueFacts } from "../form/catalogue-facts.js";
import { type DestinationSectionsFragment, DestinationSectionsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { Facts } from "../parts/facts.js";

/** 毕业去向: what stands, in the sections of its type (F-60), and what reviewers changed (F-62). */
export function DestinationSections({
  destination,
}: {
  destination: FragmentType<typeof DestinationSectionsFragmentDoc>;
}) {
  const { typeLabel, createdAt, sections, changes } = readFragment(
    DestinationSectionsFragmentDoc,
    destination,
  );
  return (
    <>
      <section className="panel" id="destination">
        <h2>毕业去向</h2>
        <Facts
          facts={[
            ["毕业去向类型", typeLabel],
            ["填报时间", formatDateTime(createdAt)],
          ]}
        />
        {changes.map((change) => (
          <ChangeMade key={change.at} change={change} />
        ))}
      </section>
      <CatalogueFacts sections={sections} />
    </>
  );
}

type Change = DestinationSectionsFragment["changes"][number];
type Line = Change["changes"][number];

function ChangeMade({ change: { at, organisation, changes } }: { change: Change }) {
  return (
    <>
      <h3>
        审核时修改 <span className="muted">{`${organisation} ${formatDateTime(at)}`}</span>
      </h3>
      <Table<Line>
        size="small"
        rowKey="key"
        className="comparison"
        pagination={false}
        dataSource={[...changes]}
        columns={[
          { title: "项目", dataIndex: "label", width: 152 },
          { title: "学生填报", dataIndex: "before", render: (text) => text ?? "（未填写）" },
          { title: "修改后", dataIndex: "after", render: (text) => <b>{text ?? "（未填写）"}</b> },
        ]}
      />
    </>
  );
}

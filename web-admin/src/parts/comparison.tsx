import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button, Table, type TableColumnsType } from "antd";
import { useId, useState } from "react";
import "./comparison.css";

interface ComparisonProps<Row> {
  rows: readonly Row[];
  columns: TableColumnsType<Row>;
}

/** What is compared line by line: only what differs, the rest behind one line that opens; paper has all of it. */
export function Comparison<Row extends { label: string; differs: boolean }>({
  rows,
  columns,
}: ComparisonProps<Row>) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const same = rows.filter(({ differs }) => !differs).length;
  const differing = rows.length - same;
  return (
    <>
      <div id={id} className={comparisonClass(open, differing)}>
        <Table<Row>
          size="small"
          rowKey="label"
          className="comparison"
          tableLayout="fixed"
          pagination={false}
          dataSource={rows.toSorted((one, other) => Number(other.differs) - Number(one.differs))}
          rowClassName={({ differs }) => (differs ? "row-differs" : "row-same")}
          columns={columns}
        />
      </div>
      {same > 0 && (
        <Button
          type="link"
          size="small"
          className="comparison-fold"
          aria-expanded={open}
          aria-controls={id}
          icon={open ? <UpOutlined /> : <DownOutlined />}
          iconPlacement="end"
          onClick={() => setOpen(!open)}
        >
          {differing > 0 ? `其余 ${same} 项一致` : `${same} 项全部一致`}
        </Button>
      )}
    </>
  );
}

function comparisonClass(open: boolean, differing: number): string {
  if (open) return "";
  return differing > 0 ? "comparison-short" : "comparison-short comparison-none";
}

import { useQuery } from "@apollo/client/react";
import { SEARCH_BY_PINYIN } from "@gd/web-kit/desk";
import { Button, Col, Form, Input, Row, Select } from "antd";
import { JobCategoriesDocument } from "../gql/graphql.js";

/** 拟录用职位类别, from the catalogue of the graduate's cohort, and 拟录用岗位名称 (F-21). */
export function JobFields({ cohort }: { cohort: number }) {
  const { data, previousData, loading, error, refetch } = useQuery(JobCategoriesDocument, {
    variables: { cohort },
  });
  const options = (data ?? previousData)?.catalogue.map(({ code, label, pinyin }) => ({
    value: code,
    label,
    pinyin,
  }));
  return (
    <Row gutter={24}>
      <Col span={12}>
        <Form.Item
          name={["job", "categoryCode"]}
          label="拟录用职位类别"
          rules={[{ required: true, message: "请选择拟录用职位类别" }]}
          extra={
            error &&
            !options && (
              <span>
                职位类别加载失败，
                <Button
                  type="link"
                  className="row-button"
                  onClick={() => void refetch().catch(() => undefined)}
                >
                  重新加载
                </Button>
              </span>
            )
          }
        >
          <Select
            options={options}
            loading={loading && !options}
            placeholder="请选择"
            showSearch={SEARCH_BY_PINYIN}
          />
        </Form.Item>
      </Col>
      <Col span={12}>
        <Form.Item
          name={["job", "positionName"]}
          label="拟录用岗位名称"
          rules={[{ required: true, whitespace: true, message: "请填写拟录用岗位名称" }]}
        >
          <Input placeholder="请填写" maxLength={50} autoComplete="off" />
        </Form.Item>
      </Col>
    </Row>
  );
}

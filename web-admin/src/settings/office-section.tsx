import { useQuery } from "@apollo/client/react";
import { LoadFailure, useFormAct } from "@gd/web-kit/desk";
import { Alert, Button, Form, Input, Skeleton } from "antd";
import {
  OfficeFieldsFragmentDoc,
  SaveSchoolOfficeDocument,
  SchoolOfficeDocument,
  type SchoolOfficeInput,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import type { Viewer } from "../session/viewer.js";
import "./settings.css";

/** 就业办公室: whom the school's graduates call; for all cohorts, and changeable at any time. */
export function OfficeSection({ viewer }: { viewer: Viewer }) {
  const { data, error, refetch } = useQuery(SchoolOfficeDocument);
  const office = readFragment(OfficeFieldsFragmentDoc, data?.schoolOffice);
  return (
    <section className="settings-section">
      <h2>就业办公室</h2>
      <p className="form-note form-note-part">
        毕业生在首页、登录页和各处「请联系学校」的提示中看到的联系方式，各届通用，可随时修改；未填写时显示协议经办人的电话。
      </p>
      {error && !data ? (
        <LoadFailure error={error} retry={refetch} />
      ) : data ? (
        <OfficeForm viewer={viewer} values={{ name: "", phone: "", ...office, hours: office?.hours ?? "" }} />
      ) : (
        <Skeleton active paragraph={{ rows: 2 }} />
      )}
    </section>
  );
}

function OfficeForm({ viewer, values }: { viewer: Viewer; values: SchoolOfficeInput }) {
  const [form] = Form.useForm<SchoolOfficeInput>();
  const act = useFormAct(SaveSchoolOfficeDocument, form, {
    done: "就业办公室信息已保存",
    refetch: [SchoolOfficeDocument],
  });
  const locked = viewer.levelScope !== "ALL" || viewer.employmentRight !== "READ_WRITE";
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={values}
      disabled={locked}
      onFinish={({ name, phone, hours }) => void act.send({ input: { name, phone, hours } })}
    >
      {act.problem && (
        <Alert type="error" showIcon title={act.problem} className="settings-problem" role="alert" />
      )}
      <div className="settings-contacts">
        <Form.Item name="name" label="办公室名称">
          <Input maxLength={30} autoComplete="off" placeholder="如 毕业生就业指导中心" />
        </Form.Item>
        <Form.Item name="phone" label="咨询电话">
          <Input maxLength={20} autoComplete="off" placeholder="如 025-83590001" />
        </Form.Item>
        <Form.Item name="hours" label="办公时间">
          <Input maxLength={100} autoComplete="off" placeholder="如 工作日 8:30—11:30，14:00—17:00" />
        </Form.Item>
      </div>
      {!locked && (
        <Button htmlType="submit" loading={act.running}>
          保存就业办公室信息
        </Button>
      )}
    </Form>
  );
}

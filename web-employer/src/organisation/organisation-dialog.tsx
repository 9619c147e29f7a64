import { useQuery } from "@apollo/client/react";
import { currentCohort } from "@gd/web-kit";
import { DivisionSelect, FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Col, Form, Input, Row, Select } from "antd";
import {
  ChangeOrganisationDocument,
  EmployerFieldsFragmentDoc,
  type EmployerOrganisationQuery,
  OrganisationChoicesDocument,
  type OrganisationInput,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";

interface OrganisationDialogProps {
  organisation: EmployerOrganisationQuery["employerOrganisation"];
  close: () => void;
}

/** 修改单位信息 (F-73): all that is printed but name and USCC; what was sent stays as it was. */
export function OrganisationDialog({ organisation, close }: OrganisationDialogProps) {
  const [form] = Form.useForm<OrganisationInput>();
  const change = useFormAct(ChangeOrganisationDocument, form, {
    done: "单位信息已修改",
    after: close,
    refetch: "screen",
  });
  const cohort = currentCohort();
  const { data } = useQuery(OrganisationChoicesDocument, { variables: { cohort } });
  const block = readFragment(EmployerFieldsFragmentDoc, organisation.employer);
  const { natureCode, industryCode } = organisation.employer;
  const { address, contactName, contactMobile, contactPhone, contactEmail } = block;
  const { divisionCode } = organisation;
  return (
    <FormDialog
      title="修改单位信息"
      okText="保存"
      width={720}
      form={form}
      initialValues={{
        ...{ natureCode, industryCode, divisionCode, address },
        ...{ contactName, contactMobile, contactPhone: contactPhone ?? "", contactEmail },
      }}
      running={change.running}
      problem={change.problem}
      problemBelow
      onSubmit={(input) => change.send({ input: { ...input, contactPhone: input.contactPhone || null } })}
      onClose={close}
    >
      <p className="dialog-intro">
        修改后发出的邀请使用新的单位信息；已发出的邀请和已签订的协议保持发出时的内容不变。
      </p>
      <Row gutter={16}>
        <Col span={12}>
          <Choice name="natureCode" label="单位性质" options={data?.natures} />
        </Col>
        <Col span={12}>
          <Choice name="industryCode" label="单位行业" options={data?.industries} />
        </Col>
        <Col span={24}>
          <Form.Item
            name="divisionCode"
            label="单位所在地"
            rules={[{ required: true, message: "请选择单位所在地" }]}
          >
            <DivisionSelect />
          </Form.Item>
        </Col>
        <Col span={24}>
          <Text name="address" label="通讯地址" most={200} />
        </Col>
        <Col span={12}>
          <Text name="contactName" label="联系人" most={30} />
        </Col>
        <Col span={12}>
          <Text name="contactMobile" label="联系人手机" most={17} />
        </Col>
        <Col span={12}>
          <Text name="contactPhone" label="联系人电话" most={30} optional />
        </Col>
        <Col span={12}>
          <Text name="contactEmail" label="联系人邮箱" most={100} />
        </Col>
      </Row>
    </FormDialog>
  );
}

interface ChoiceProps {
  name: keyof OrganisationInput;
  label: string;
  options: readonly { code: string; label: string }[] | undefined;
}

function Choice({ name, label, options }: ChoiceProps) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: `请选择${label}` }]}>
      <Select
        loading={!options}
        showSearch={{ optionFilterProp: "label" }}
        options={options?.map((one) => ({ value: one.code, label: one.label }))}
      />
    </Form.Item>
  );
}

interface TextProps {
  name: keyof OrganisationInput;
  label: string;
  most: number;
  optional?: boolean;
}

function Text({ name, label, most, optional = false }: TextProps) {
  const rules = optional ? [] : [{ required: true, whitespace: true, message: `请填写${label}` }];
  return (
    <Form.Item name={name} label={label} rules={rules} validateTrigger="onBlur">
      <Input maxLength={most} autoComplete="off" placeholder={optional ? "选填" : undefined} />
    </Form.Item>
  );
}

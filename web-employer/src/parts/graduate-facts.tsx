import { Descriptions, type DescriptionsProps } from "antd";

interface GraduateFactsProps extends Pick<DescriptionsProps, "bordered" | "size" | "column" | "styles"> {
  graduate: {
    name: string;
    idNumberMasked: string;
    schoolName: string;
    educationLevelLabel: string;
    majorName: string;
    cohort: number;
  };
  /** 证件号码 unless given. */
  idNumberLabel?: string;
}

/** Who a graduate is, as far as an employer may know (P-08). */
export function GraduateFacts({ graduate, idNumberLabel = "证件号码", ...look }: GraduateFactsProps) {
  const cohort = { key: "cohort", label: "毕业届别", children: `${graduate.cohort}届` };
  const single = look.column === 1;
  return (
    <Descriptions
      {...look}
      items={[
        { key: "name", label: "学生姓名", children: graduate.name },
        {
          key: "idNumber",
          label: idNumberLabel,
          children: <span className="digits">{graduate.idNumberMasked}</span>,
        },
        { key: "school", label: "毕业院校", children: graduate.schoolName },
        ...(single ? [] : [cohort]),
        { key: "level", label: "学历层次", children: graduate.educationLevelLabel },
        { key: "major", label: "专业", children: graduate.majorName },
        ...(single ? [cohort] : []),
      ]}
    />
  );
}

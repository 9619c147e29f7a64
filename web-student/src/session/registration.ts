import { contactInput } from "@gd/web-kit";

/** What the form asks for: the input of `registerGraduate`, whose number or address is one field, and the password twice. */
export interface Registration {
  name: string;
  idNumber: string;
  studentNumber: string;
  candidateNumber: string;
  contact: string;
  password: string;
  repeated: string;
}

export type RegistrationField = keyof Registration;

export const EMPTY_REGISTRATION: Registration = {
  name: "",
  idNumber: "",
  studentNumber: "",
  candidateNumber: "",
  contact: "",
  password: "",
  repeated: "",
};

/** One field of the form, from its label to what the browser may fill in. */
interface Asked {
  field: RegistrationField;
  label: string;
  placeholder?: string;
  type?: "password";
  autoComplete: string;
  maxLength: number;
}

export const ASKED: readonly Asked[] = [
  { field: "name", label: "姓名", autoComplete: "name", maxLength: 60 },
  {
    field: "idNumber",
    label: "证件号码",
    placeholder: "身份证等证件上的号码",
    autoComplete: "off",
    maxLength: 40,
  },
  { field: "studentNumber", label: "学号", autoComplete: "off", maxLength: 40 },
  {
    field: "candidateNumber",
    label: "考生号",
    placeholder: "没有考生号的可不填",
    autoComplete: "off",
    maxLength: 40,
  },
  {
    field: "contact",
    label: "手机号码或邮箱",
    placeholder: "须为学校登记的，用于接收验证码",
    autoComplete: "tel",
    maxLength: 100,
  },
  {
    field: "password",
    label: "设置密码",
    placeholder: "至少8位，同时包含字母和数字",
    type: "password",
    autoComplete: "new-password",
    maxLength: 128,
  },
  {
    field: "repeated",
    label: "确认密码",
    placeholder: "请再次输入密码",
    type: "password",
    autoComplete: "new-password",
    maxLength: 128,
  },
];

/** What can be told without asking the server. */
export function problemsBefore(registration: Registration): Partial<Record<RegistrationField, string>> {
  const problems: Partial<Record<RegistrationField, string>> = {};
  for (const { field, label } of ASKED) {
    // Graduates from 香港, 澳门, 台湾 and abroad may have no 考生号 (F-99).
    if (field !== "candidateNumber" && registration[field].trim() === "") problems[field] = `请填写${label}`;
  }
  if (!registration.password) problems.password = "请设置密码";
  if (!registration.repeated) problems.repeated = "请再次输入密码";
  else if (registration.repeated !== registration.password) problems.repeated = "两次输入的密码不一致";
  return problems;
}

/** As the server takes it. */
export function inputOf({ repeated: _, contact, ...rest }: Registration) {
  return { ...rest, ...contactInput(contact) };
}

/** The server's name of a field as the form has it. */
export function fieldOf(path: string): string {
  return path === "mobile" || path === "email" ? "contact" : path;
}

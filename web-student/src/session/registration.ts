/** What the form asks for: the input of `registerGraduate`, and the password a second time. */
export interface Registration {
  name: string;
  idNumber: string;
  studentNumber: string;
  candidateNumber: string;
  mobile: string;
  password: string;
  repeated: string;
}

export type RegistrationField = keyof Registration;

export const EMPTY_REGISTRATION: Registration = {
  name: "",
  idNumber: "",
  studentNumber: "",
  candidateNumber: "",
  mobile: "",
  password: "",
  repeated: "",
};

/** One field of the form, from its label to what the browser may fill in. */
interface Asked {
  field: RegistrationField;
  label: string;
  placeholder?: string;
  type?: "password";
  inputMode?: "tel";
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
    placeholder: "高考考生号或研究生考生编号，没有的可不填",
    autoComplete: "off",
    maxLength: 40,
  },
  {
    field: "mobile",
    label: "手机号码",
    placeholder: "须为学校登记的本人号码，用于接收验证码",
    inputMode: "tel",
    autoComplete: "tel",
    maxLength: 20,
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

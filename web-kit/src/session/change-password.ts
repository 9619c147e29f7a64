export { ChangePasswordDocument } from "../gql/graphql.js";

/** Told once the password is changed. */
export const PASSWORD_CHANGED = "密码已修改，其他设备上的登录已退出";

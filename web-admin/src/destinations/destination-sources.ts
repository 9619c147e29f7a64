/** Where a reported destination came from (F-14, F-95). */
export const destinationSources: Record<string, string> = { PLATFORM: "登记平台报送", UPLOAD: "学校上传" };

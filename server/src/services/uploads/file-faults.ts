/** What is wrong with a file, and what its owner can do about it (spec: D-06); the code travels, the words stand here. */
export const FILE_FAULTS = {
  FILE_EMPTY: "文件为空，请重新选择文件",
  FILE_KIND: "该文件不是 JPEG、PNG、WebP 图片或 PDF 文件（以文件内容为准），请拍照或另存为上述格式后重新上传",
  FILE_MIXED: "图片文件中夹带了其他内容，请重新拍照或截图后上传",
  FILE_BROKEN: "文件已损坏或不完整，无法打开，请重新拍照或导出后上传",
  FILE_ENCRYPTED: "该 PDF 文件打开时需要密码，请取消打开密码后重新上传",
  FILE_ACTIVE: "该 PDF 文件含有脚本、自动执行的动作等动态内容，请另存为普通 PDF 或拍照后上传",
  FILE_PIXELS:
    "图片像素过大（普通 JPEG 最多 1.2 亿像素，其他格式最多 4000 万像素），请缩小图片或重新拍照后上传",
  FILE_MOVING: "不支持动态图片，请拍照或截图后重新上传",
  FILE_COSTLY: "文件过于复杂，在限定时间内无法读完，请截图或重新拍照后上传",
} as const;
export type FileFaultCode = keyof typeof FILE_FAULTS;

/** Thrown where content is judged: knows nothing of refusals, because the process that judges loads little. */
export class FileFault extends Error {
  constructor(readonly code: FileFaultCode) {
    super(FILE_FAULTS[code]);
  }
}

/** It claims to be of its kind, and no reader can read it. */
export function broken(): FileFault {
  return new FileFault("FILE_BROKEN");
}

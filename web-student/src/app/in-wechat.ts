/** WeChat's own browser shows no PDF and saves no file: pages are shown as pictures there. */
export const inWeChat = /MicroMessenger/i.test(navigator.userAgent);

export const OPEN_IN_BROWSER =
  "微信内不能保存文件。如需下载，请点右上角「…」，选择「在浏览器打开」，登录后下载。";

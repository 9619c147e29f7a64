/** Has the browser save the file at this address of ours; the page stays as it is. */
export function fetchFile(address: string, fileName: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}

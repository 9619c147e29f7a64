/** Long side of what is sent (spec: uploads); a page of A4 photographed so has 350 dots to the inch. */
const LONGEST_SIDE = 4_096;
const QUALITY = 0.9;
const PICTURES = ["image/jpeg", "image/png", "image/webp"];

/**
 * A picture as it is sent: upright JPEG whose long side is at most {@link LONGEST_SIDE}, because phones take more than the
 * server does and than anybody can read. What is small enough, no picture, or more than this browser's canvas can do is
 * sent as it is.
 */
export async function preparePicture(file: File, largestBytes: number): Promise<File> {
  // Without this word browsers draw pictures as they lie, not as they were taken.
  if (!PICTURES.includes(file.type) || !CSS.supports("image-orientation", "from-image")) return file;
  const address = URL.createObjectURL(file);
  try {
    const picture = await load(address);
    const longest = Math.max(picture.naturalWidth, picture.naturalHeight);
    if (longest <= LONGEST_SIDE && file.size <= largestBytes) return file;
    const scaled = await draw(picture, Math.min(1, LONGEST_SIDE / longest));
    return scaled ? new File([scaled], file.name.replace(/(\.\w+)?$/, ".jpg"), { type: "image/jpeg" }) : file;
  } catch {
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function load(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = reject;
    picture.src = address;
  });
}

/** null: more than this canvas can hold. */
function draw(picture: HTMLImageElement, scale: number): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  // What can be seen through becomes paper.
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

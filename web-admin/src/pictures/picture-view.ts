/** How a picture lies on its stage: turned by quarters, `zoom` 1 fills the stage, shifted in pixels of the screen. */
export interface PictureView {
  quarters: number;
  zoom: number;
  x: number;
  y: number;
}

export const asItIs: PictureView = { quarters: 0, zoom: 1, x: 0, y: 0 };

const step = 1.25;
const most = 8;

/** A step nearer or farther, about the middle of the stage; as far away as the whole picture. */
export function zoomed(view: PictureView, way: "in" | "out"): PictureView {
  const zoom = Math.min(most, Math.max(1, way === "in" ? view.zoom * step : view.zoom / step));
  if (zoom === 1) return { ...view, zoom, x: 0, y: 0 };
  const grown = zoom / view.zoom;
  return { ...view, zoom, x: view.x * grown, y: view.y * grown };
}

/** A quarter to the left or right; the whole picture is seen again at the same distance. */
export function turned(view: PictureView, way: "left" | "right"): PictureView {
  return { ...view, quarters: (view.quarters + (way === "left" ? 3 : 1)) % 4, x: 0, y: 0 };
}

/** Dragged by so many pixels; what fills the stage stays where it is. */
export function moved(view: PictureView, dx: number, dy: number): PictureView {
  return view.zoom === 1 ? view : { ...view, x: view.x + dx, y: view.y + dy };
}

interface Size {
  width: number;
  height: number;
}

/** The size at which the whole picture, turned as it is, stands on the stage; never larger than it was taken. */
export function fitted(picture: Size, stage: Size, quarters: number): Size {
  const across = quarters % 2 === 1;
  const [width, height] = across ? [picture.height, picture.width] : [picture.width, picture.height];
  const scale = Math.min(1, stage.width / width, stage.height / height);
  return { width: picture.width * scale, height: picture.height * scale };
}

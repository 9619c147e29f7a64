import sharp from "sharp";

/** Pages differ by this, so that a comparison of two submissions has something to show. */
const WIDTH = 900;
const HEIGHT = 1200;
const LINE = 24;

const drawn = new Map<number, Promise<Buffer>>();

/** A page of writing as a phone takes it, sharp and whole: a small JPEG, the same for the same number. */
export function pageOfWriting(number = 1): Promise<Buffer> {
  const known = drawn.get(number);
  if (known) return known;
  const page = draw(number);
  drawn.set(number, page);
  return page;
}

async function draw(number: number): Promise<Buffer> {
  const paper = Buffer.alloc(WIDTH * HEIGHT, 245);
  for (let y = HEIGHT / 10; y < HEIGHT * 0.9; y += 1) {
    if (y % LINE > LINE * 0.45) continue;
    for (let x = WIDTH / 10; x < WIDTH * 0.9; x += 1) {
      const stroke = Math.floor(x / 8) * 7919 + Math.floor(y / LINE) * 104_729 + number * 31;
      if ((stroke % 5) % 2 === 0) paper[y * WIDTH + x] = 30;
    }
  }
  const raw = { width: WIDTH, height: HEIGHT, channels: 1 } as const;
  return await sharp(paper, { raw }).jpeg({ quality: 80 }).toBuffer();
}

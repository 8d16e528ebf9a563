import { Buffer } from 'node:buffer';

const width = 640;
const height = 480;

/** One colour as a video has it: brightness and two differences. */
type Colour = readonly [luma: number, blue: number, red: number];

const wall: Colour = [200, 126, 124];
const coat: Colour = [74, 142, 120];
const skin: Colour = [178, 112, 150];
const hair: Colour = [44, 128, 130];

/** Somebody drawn, no real face: head and shoulders before a wall. */
function colourAt(x: number, y: number): Colour {
  const inside = (cx: number, cy: number, rx: number, ry: number): boolean =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;
  if (inside(320, 200, 78, 102) && y > 150) return skin;
  if (inside(320, 176, 92, 100) && y < 240) return hair;
  if (inside(320, 300, 34, 60)) return skin;
  return inside(320, 470, 190, 150) ? coat : wall;
}

/** A video of one picture for Chromium's `--use-file-for-fake-video-capture` (YUV4MPEG2, 4:2:0). */
export function fakePortrait(): Buffer {
  const luma = Buffer.alloc(width * height);
  const quarter = (width / 2) * (height / 2);
  const [blue, red] = [Buffer.alloc(quarter), Buffer.alloc(quarter)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [light, u, v] = colourAt(x, y);
      luma[y * width + x] = light;
      const at = (y >> 1) * (width / 2) + (x >> 1);
      blue[at] = u;
      red[at] = v;
    }
  }
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, blue, red]);
  return Buffer.concat([head, frame, frame]);
}

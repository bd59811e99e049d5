import sharp from "sharp";
import { sha256 } from "@/lib/platform/crypto.ts";
import { LOGO_BYTES_MAX } from "./limits.ts";
import { refuseField } from "./validated.ts";

/** Pixels of each side. */
const SIDE = 460;
/** A small file may unfold to gigabytes: this many pixels are as much as a picture of any camera has. */
const PIXELS_MAX = 50_000_000;
const VERSION_LENGTH = 16;

export type Picture = {
  /** A square PNG of 460 pixels. */
  png: Uint8Array<ArrayBuffer>;
  /** Differs whenever the picture does. */
  version: string;
};

/**
 * Makes a square PNG from what was uploaded, cut at the middle. The picture is drawn anew, so that nothing else that
 * was in the file (places, comments, scripts) is kept. Throws 422 for anything but a PNG or JPEG of up to 1 MB.
 */
export async function pictureFrom(file: Uint8Array): Promise<Picture> {
  if (file.byteLength === 0) throw refuse("Choose a picture first.");
  if (file.byteLength > LOGO_BYTES_MAX)
    throw refuse(
      `The picture is larger than 1 MB (${(file.byteLength / 1_000_000).toFixed(1)} MB). Use a smaller one.`,
    );
  if (!isPngOrJpeg(file)) throw refuse("This is neither a PNG nor a JPEG picture.");
  try {
    const drawn = await sharp(file, { limitInputPixels: PIXELS_MAX, failOn: "error" })
      .rotate() // as the camera was held
      .resize(SIDE, SIDE, { fit: "cover" })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const png = new Uint8Array(drawn);
    return { png, version: sha256(png).toString("hex").slice(0, VERSION_LENGTH) };
  } catch {
    // What the library says is about its own insides.
    throw refuse("The picture cannot be read: it is damaged, or larger than 50 million pixels.");
  }
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/** By its first bytes, whatever the browser or its name say. */
function isPngOrJpeg(file: Uint8Array): boolean {
  return [PNG, JPEG].some((start) => start.every((byte, index) => file[index] === byte));
}

const refuse = (message: string) => refuseField("logo", message, "invalid");

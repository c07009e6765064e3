/** What the first bytes of a picture say. Names and types that a browser claims are not believed. */
export interface PictureFacts {
  type: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
}

/** `svg` is told apart because people do try it: it can hold scripts. Null for everything else. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | 'svg' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return png(view);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpeg(view);
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<svg[\s>]/i.test(text) ? 'svg' : null;
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** PNG: the IHDR chunk comes first, with width and height. */
function png(view: DataView): PictureFacts | null {
  if (view.byteLength < 33 || view.getUint32(12) !== 0x49484452) return null;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** JPEG: segment after segment, to the first that starts a frame (SOF0 to SOF15 but DHT, JPG, DAC). */
function jpeg(view: DataView): PictureFacts | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) {
      return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

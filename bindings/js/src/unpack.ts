/**
 * Returns the bytes that `scripts/build.mjs` packed into a text. The most frequent bytes take one printable character each, the others
 * two. Base64 would hide repetitions from the compression of the server, and cost a quarter more to transfer.
 *
 * `order` lists the bytes from the most frequent down, in hexadecimal. Each of the first `ALPHABET.length` bytes is one character of the
 * alphabet; each of the next `ALPHABET.length` is such a character behind `~`, and each of the rest one behind `}`.
 */
export function unpack(text: string, order: string, length: number): Uint8Array<ArrayBuffer> {
  // Maps a character code to its byte, in three blocks: for no prefix, for the prefix `~`, for the prefix `}`.
  const meant = new Uint8Array(3 * 128);
  for (let place = 0; place < 256; place += 1) {
    const behind = Math.floor(place / ALPHABET.length);
    const char = ALPHABET.charCodeAt(place % ALPHABET.length);
    meant[128 * behind + char] = Number.parseInt(order.slice(2 * place, 2 * place + 2), 16);
  }
  const bytes = new Uint8Array(length);
  let behind = 0;
  for (let at = 0, from = 0; from < text.length; from += 1) {
    const char = text.charCodeAt(from);
    if (char === 0x7e) behind = 128;
    else if (char === 0x7d) behind = 256;
    else {
      bytes[at++] = meant[behind + char] as number;
      behind = 0;
    }
  }
  return bytes;
}

/** The characters that need no escape in a string or in a page. */
export const ALPHABET = " !#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|";

/**
 * Bytes from the text that `scripts/build.mjs` packs them into: the commoner half of all bytes as one printable character each, the
 * others as two. Base64 would hide from the server's compression what bytes repeat, and cost a quarter more on the way.
 *
 * `order` has the bytes from the commonest down, in hexadecimal. A byte within the first `ALPHABET.length` is that character of the
 * alphabet; one within the second or third is that character behind `~` or `}`.
 */
export function unpack(text: string, order: string, length: number): Uint8Array<ArrayBuffer> {
  // By character code: behind nothing, behind `~`, behind `}`.
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

/** What can stand in a string and in a page as it is. */
export const ALPHABET = " !#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|";

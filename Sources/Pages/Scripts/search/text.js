// Text as it is compared: without case and accents, letter by letter, so that what is found stands at the same place in
// the text itself.

/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} letter */
function plain(letter) {
  // British and American spelling: normalisation, normalization.
  const first = letter.normalize("NFKD")[0].toLowerCase()[0];
  return first === "z" ? "s" : first;
}

/**
 * A text of the same length.
 * @param {string} text
 */
export function folded(text) {
  let result = "";
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    let other = known.get(letter);
    if (other === undefined) known.set(letter, other = plain(letter));
    result += other;
  }
  return result;
}

/**
 * Whether a word begins here: at its first letter, or at a capital within a name such as `preActivations`.
 * @param {string} text as it was written
 * @param {number} index
 */
export function isWordStart(text, index) {
  const before = text[index - 1] ?? " ";
  if (!/[\p{L}\p{N}]/u.test(before)) return true;
  return /\p{Lu}/u.test(text[index]) && /[\p{Ll}\p{N}]/u.test(before);
}

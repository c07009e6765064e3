const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * Whether a text is a Norwegian national identity number (or D-number) by its check digits. None is
 * ever kept (rule 27), also not by a slip in a leader's list.
 */
export function isNationalId(text: string): boolean {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{11}$/.test(digits)) return false;
  const day = Number(digits.slice(0, 2)) % 40;
  const month = Number(digits.slice(2, 4)) % 40;
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  return checks(digits, firstWeights, 9) && checks(digits, secondWeights, 10);
}

function checks(digits: string, weights: readonly number[], place: number): boolean {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[place]);
}

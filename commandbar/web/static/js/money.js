// Amounts as people type them, by the same rule as commandbar/web/typed.py; tests hold them
// together. Money is a whole number of minor units (BigInt), never a fraction.

const GROUPED = /^(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|[0-9]+)$/;

// How the currency is written in the locale: its digits after the decimal mark, and the mark.
export function currencyOf(code, locale) {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency: code });
  const digits = ISO_DIGITS[code] ?? 2;
  const mark = format.formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";
  const symbol = format.formatToParts(1).find((part) => part.type === "currency").value;
  return { code, locale, digits, mark, symbol };
}

// ISO 4217's digits where they are not two; the browser's own table shortens some for display.
const ISO_DIGITS = Object.fromEntries([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(" ").map((c) => [c, 0]),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((c) => [c, 3]),
]);

// Minor units of what was typed, or null where it is no amount.
export function readAmount(text, currency) {
  const bare = [currency.symbol, currency.code]
    .reduce((rest, sign) => rest.replaceAll(sign, ""), text)
    .replace(/[\p{Sc}\p{Zs}'’]/gu, "");
  const [whole, fraction] = split(bare, currency);
  const grouped = whole.replaceAll(".", ",");
  if (!GROUPED.test(grouped) || !/^[0-9]*$/.test(fraction)) return null;
  if (fraction.length > currency.digits) return null;
  return BigInt(grouped.replaceAll(",", "") + fraction.padEnd(currency.digits, "0"));
}

function split(bare, currency) {
  const at = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  if (at < 0) return [bare, ""];
  const mark = bare[at];
  const fraction = bare.slice(at + 1);
  const hasOther = bare.includes(mark === "." ? "," : ".");
  const threeDecimals = currency.digits === 3 && mark === currency.mark;
  const isRepeated = bare.indexOf(mark) !== at;
  const groups = !hasOther && (isRepeated || (fraction.length === 3 && !threeDecimals));
  return groups ? [bare, ""] : [bare.slice(0, at), fraction];
}

// With the currency's sign, and with cents only where there are some.
export function writeAmount(minor, currency) {
  const base = 10n ** BigInt(currency.digits);
  const digits = minor % base ? currency.digits : 0;
  const text = `${minor / base}.${String(minor % base).padStart(currency.digits, "0")}`;
  return new Intl.NumberFormat(currency.locale, {
    style: "currency",
    currency: currency.code,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(currency.digits ? text : minor);
}

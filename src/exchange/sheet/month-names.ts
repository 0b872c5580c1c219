/** In English, German, French, Spanish, Portuguese and Dutch, without accents; January first. */
const MONTHS = [
  "january januar janvier enero janeiro januari",
  "february februar fevrier febrero fevereiro februari",
  "march marz maerz mars marzo marco maart mrz",
  "april avril abril",
  "may mai mayo maio mei",
  "june juni juin junio junho",
  "july juli juillet julio julho",
  "august aout agosto augustus",
  "september septembre septiembre setembro",
  "october oktober octobre octubre outubro",
  "november novembre noviembre novembro",
  "december dezember decembre diciembre dezembro",
].map((names) => names.split(" "));

/** 1 for January, by a name or by three letters of it and more; null for what begins no month, or several. */
export function monthOfName(name: string): number | null {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  if (plain.length < 3) return null;
  const found = MONTHS.flatMap((names, month) => (names.some((full) => full.startsWith(plain)) ? [month + 1] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The codes of ISO 4217 that are money people pay with today, without funds, metals and test codes. */
const CODES = new Set(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
  CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
  ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
  MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
  SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
  VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`.split(/\s+/),
);

/** What each sign stands for; where several currencies share it, the first is meant unless a code says which. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  "€": ["EUR"],
  $: `USD AUD BBD BMD BND BSD BZD CAD CLP COP ARS DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD UYU
    XCD`.split(/\s+/),
  "£": ["GBP", "EGP", "FKP", "GIP", "LBP", "SDG", "SHP", "SSP", "SYP"],
  "¥": ["JPY", "CNY"],
  "￥": ["JPY", "CNY"],
  "₹": ["INR"],
  "₩": ["KRW", "KPW"],
  "₽": ["RUB"],
  "₺": ["TRY"],
  "₴": ["UAH"],
  "₪": ["ILS"],
  "₫": ["VND"],
  "₱": ["PHP"],
  "₦": ["NGN"],
  "₡": ["CRC"],
  "₲": ["PYG"],
  "₵": ["GHS"],
  "₸": ["KZT"],
  "₮": ["MNT"],
  "₭": ["LAK"],
  "₾": ["GEL"],
  "₼": ["AZN"],
  "₨": ["INR", "PKR", "LKR", "NPR", "MUR", "SCR"],
  "฿": ["THB"],
  "៛": ["KHR"],
  US$: ["USD"],
  A$: ["AUD"],
  AU$: ["AUD"],
  C$: ["CAD"],
  CA$: ["CAD"],
  HK$: ["HKD"],
  MX$: ["MXN"],
  NT$: ["TWD"],
  NZ$: ["NZD"],
  R$: ["BRL"],
  S$: ["SGD"],
  zł: ["PLN"],
  kč: ["CZK"],
};

const PLAIN_SIGNS = new Map(Object.entries(SIGNS).map(([sign, codes]) => [sign.toLowerCase(), codes]));

/** The currencies that a code or a sign can stand for, the likeliest first; none where it is neither. */
export function currenciesOf(text: string): readonly string[] {
  const code = text.trim().toUpperCase();
  return CODES.has(code) ? [code] : (PLAIN_SIGNS.get(text.trim().toLowerCase()) ?? []);
}

/** The code of a currency given as a code or a sign; null for anything else. */
export function currencyNamed(text: string): string | null {
  return currenciesOf(text)[0] ?? null;
}

/** Whether the two are written with one sign, as USD and CAD are. */
export function shareSign(one: string, other: string): boolean {
  return one === other || Object.values(SIGNS).some((codes) => codes.includes(one) && codes.includes(other));
}

const LANGUAGES = ["en", "de", "fr", "es", "pt"];

/** The code of a currency given by its full name, as CRM systems export it: `Euro`, `US Dollar`; null where unknown. */
export function currencyOfName(text: string): string | null {
  const name = text.trim().toLowerCase();
  const named = () =>
    LANGUAGES.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: "currency" });
      return [...CODES].filter((code) => names.of(code)?.toLowerCase() === name);
    });
  return currencyNamed(text) ?? named()[0] ?? null;
}

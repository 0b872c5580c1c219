/** Words by which a sentence asks for something, as headings of columns never do, in the languages lists come in. */
export const ASKS = new RegExp(
  "(?<!\\p{L})(?:must|shall|should|needs? to|muss|müssen|soll|sollen|sollte|doit|doivent|devra|devront|debe|deben|" +
    "deberá|deberán|deve|devem|deverá|deverão|moet|moeten|dient|dienen|трябва|должен|должна|должно|должны|" +
    "повинен|повинна|повинні|musi|muszą|powinien|powinna|powinno|musí|skal|ska|måste|phải)(?!\\p{L})",
  "iu",
);

export function quote(text: string): string {
  return `"${shortened(text)}"`;
}

export const LONGEST = 80;

export function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : text;
}

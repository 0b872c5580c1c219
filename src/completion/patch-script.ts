/** A piece of a script of the library, and what has to stand there for psvc. */
export interface Mending {
  readonly of: string;
  readonly instead: string;
}

/** Throws where the library's script is no longer the one that was mended. */
export function mended(script: string, { of, instead }: Mending): string {
  if (!script.includes(of)) throw new Error(`the library's script has no ${of}`);
  return script.replace(of, () => instead);
}

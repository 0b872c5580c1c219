/** Where a day lies that does not say it itself: what is planned lies ahead, what happened lies behind. */
export type Lying = "ahead" | "behind";

/** The flags whose day is one that something happened on: none of them takes a day that has not come. */
export const FLAGS_OF_THE_PAST = ["--closed", "--owned-on", "--made-on", "--on", "--since", "--at"] as const;

/** `flag` as it is named where it is refused: `--on`, `--on fri`. */
export function lyingOf(flag: string): Lying {
  const [name = ""] = flag.split(" ");
  return (FLAGS_OF_THE_PAST as readonly string[]).includes(name) ? "behind" : "ahead";
}

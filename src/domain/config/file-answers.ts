/** What a lead answered about files of the same headings; each is what a flag would say. */
export interface FileAnswers {
  /** `field=Column`, as `--map` takes it. */
  readonly map: readonly string[];
  /** `field:theirs=ours`, as `--values` takes it. */
  readonly values: readonly string[];
  /** `theirs=ours`, as `--legend` takes it. */
  readonly legend: readonly string[];
  /** What the file calls a won deal; `*` for every row. */
  readonly wonStages: readonly string[];
  readonly dateOrder: "dmy" | "mdy" | null;
  readonly numberStyle: string | null;
}

export const NO_ANSWERS: FileAnswers = {
  map: [],
  values: [],
  legend: [],
  wonStages: [],
  dateOrder: null,
  numberStyle: null,
};

/** By the headings of the file; the latest last. */
export type RememberedAnswers = Readonly<Record<string, FileAnswers>>;

/** Files that came every month for years fit in; more than that is not looked at again. */
const MOST_REMEMBERED = 200;

export function withAnswers(before: FileAnswers, more: Partial<FileAnswers>): FileAnswers {
  return {
    map: [...before.map, ...(more.map ?? [])],
    values: [...before.values, ...(more.values ?? [])],
    legend: [...before.legend, ...(more.legend ?? [])],
    wonStages: [...before.wonStages, ...(more.wonStages ?? [])],
    dateOrder: more.dateOrder ?? before.dateOrder,
    numberStyle: more.numberStyle ?? before.numberStyle,
  };
}

export function hasAnswers({ map, values, legend, wonStages, dateOrder, numberStyle }: FileAnswers): boolean {
  return (
    [map, values, legend, wonStages].some(({ length }) => length > 0) || dateOrder !== null || numberStyle !== null
  );
}

/** Adds the answers of one file, or forgets them (`null`); the oldest go where there are too many. */
export function remember(all: RememberedAnswers, headings: string, answers: FileAnswers | null): RememberedAnswers {
  const others = Object.entries(all).filter(([key]) => key !== headings);
  const now = answers === null ? others : [...others, [headings, answers] as const];
  return Object.fromEntries(now.slice(-MOST_REMEMBERED));
}

/** What was kept, whatever else somebody wrote there. */
export function readRemembered(kept: unknown): RememberedAnswers {
  if (typeof kept !== "object" || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).flatMap(([headings, answers]) => {
      const read = readAnswers(answers);
      return read === null ? [] : [[headings, read]];
    }),
  );
}

function readAnswers(value: unknown): FileAnswers | null {
  if (typeof value !== "object" || value === null) return null;
  const given = value as Readonly<Record<string, unknown>>;
  const texts = (field: string) =>
    Array.isArray(given[field]) ? given[field].filter((text): text is string => typeof text === "string") : [];
  return {
    map: texts("map"),
    values: texts("values"),
    legend: texts("legend"),
    wonStages: texts("wonStages"),
    dateOrder: given.dateOrder === "dmy" || given.dateOrder === "mdy" ? given.dateOrder : null,
    numberStyle: typeof given.numberStyle === "string" ? given.numberStyle : null,
  };
}

/** Each answer as the flag that would say it. */
export function answersAsFlags(answers: FileAnswers): readonly (readonly [string, string])[] {
  const { map, values, legend, wonStages, dateOrder, numberStyle } = answers;
  const all = (flag: string, texts: readonly string[]) => texts.map((text) => [flag, text] as const);
  return [
    ...all("--map", map),
    ...all("--values", values),
    ...all("--legend", legend),
    ...all("--won-stage", wonStages),
    ...all("--date-order", dateOrder === null ? [] : [dateOrder]),
    ...all("--number-style", numberStyle === null ? [] : [numberStyle]),
  ];
}

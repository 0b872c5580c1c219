import { formatDay } from "../../domain/time/calendar.ts";
import { FLAGS_OF_THE_PAST } from "../../domain/time/day-direction.ts";
import { readDay } from "../../domain/time/parse-day.ts";
import { shellLines } from "../facts/command-line.ts";
import type { Topic } from "../facts/topic.ts";
import { type Pair, pageOf, pageStyle, pairs, paragraph, title, under } from "../pages/layout.ts";

/** Every form that psvc reads, by example. */
export const DAY_FORMS: readonly { readonly heading: string; readonly forms: readonly string[] }[] = [
  { heading: "Near", forms: ["today", "tomorrow", "yesterday"] },
  { heading: "Weekdays", forms: ["fri", "friday", "this friday", "next friday", "last friday"] },
  {
    heading: "Relative",
    forms: ["+10d", "+2w", "+3m", "-3d", "in 2 weeks", "in a month", "3 days ago", "+3wd", "in 3 working days"],
  },
  { heading: "Periods", forms: ["eow", "eom", "eoq", "eoy", "next week", "next month", "end of q1", "w12"] },
  {
    heading: "Dates",
    forms: ["2027-03-15", "15 mar 2027", "15 march", "the 15th", "mar 15, 2027", "15.3.", "25/12/2027"],
  },
];

/** Both readings are days, so it is neither. */
export const AMBIGUOUS_DAY = "03/04/2027";

const EXAMPLE = "psvc action add kestrel 'Send the van list' --owner 'Raj Patel' --due fri";

export const DATES: Topic = {
  about: "how days are typed",
  page: (given, _words, { today, week }) => {
    const style = pageStyle(given);
    const meaning = (form: string) => {
      const read = readDay(form, today, week);
      return "day" in read ? formatDay(read.day) : "";
    };
    return pageOf([
      title("psvc help dates", `how days are typed, and what each means today, ${formatDay(today)}`, style),
      ...DAY_FORMS.map(({ heading, forms }) =>
        under(
          heading,
          pairs(
            forms.map((form): Pair => [form, meaning(form)]),
            style,
          ),
          style,
        ),
      ),
      [
        paragraph(
          "fri is the next Friday; next friday is the Friday of next week. eow is the last working day of the week. " +
            "Both follow the settings week-start and working-days.",
          style,
        ),
        paragraph("A date without a year is the next such date. psvc repeats the date it understood.", style),
        paragraph(
          `Where only a past date makes sense (${FLAGS_OF_THE_PAST.join(", ")}), fri is the last Friday, including ` +
            "today, 15 nov is the last 15 November, and 3 days means 3 days ago.",
          style,
        ),
        paragraph(
          `${AMBIGUOUS_DAY} can be read in two ways: psvc refuses it and names both. For a file, --date-order dmy or ` +
            "mdy settles it.",
          style,
        ),
      ],
      under("Example", shellLines(EXAMPLE, style.width, "  "), style),
    ]);
  },
};

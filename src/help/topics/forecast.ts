import { textTopic } from "../pages/text-topic.ts";

export const FORECAST = textTopic({
  name: "forecast",
  about: "when they go live",
  title: "how psvc computes when a customer will be live",
  sections: [
    {
      heading: "Three estimates",
      pairs: [
        [
          "slip rate",
          "if the go-live moved r days for each day that passed: today + (target - today) / (1 - r). Needs three " +
            "targets over three weeks",
        ],
        [
          "pace",
          "what is left (milestones, gaps, actions, critical criteria) at the pace of the steps so far. Needs a " +
            "signed scope, five steps and three weeks",
        ],
        [
          "range",
          "2,000 walks through the rest of the plan, each leg as long as such legs took your team. Needs ten " +
            "finished projects",
        ],
      ],
      sentences: [
        "The headline is the later of slip rate and pace, and never before the plan's own date. The range gives " +
          "the date by which half of the walks are live, and 85 of 100.",
        "With too little history psvc says so and shows no date. The same project on the same day gives the same " +
          "answer.",
      ],
    },
    {
      heading: "How to read it",
      sentences: [
        "From build on, the headline is closer to the truth than the plan. Before the scope is signed off it is a " +
          "warning: the plan moves as fast as the calendar, and the range is the better guide.",
        "How often it is right was measured on simulated teams: see test/bench/README.md of the source.",
      ],
    },
    { heading: "Example", example: "psvc route trend kestrel" },
  ],
});

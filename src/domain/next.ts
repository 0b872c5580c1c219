import { openActions } from "./action.ts";
import { sayDay } from "./calendar.ts";
import { fitStanding, type Standing } from "./fit.ts";
import { computedSeverity, openGaps } from "./gap.ts";
import { currentWin, decisionInForce } from "./golive.ts";
import type { Project } from "./project.ts";
import { isOpen, reviewReadiness } from "./readiness.ts";
import { inOrder } from "./record.ts";
import { isProposed } from "./resolution.ts";
import { nextMilestone, obstacles, promisesInScope } from "./route.ts";
import { stallOf, statusOf } from "./stall.ts";
import { IMPORTANCES, SEVERITIES } from "./words.ts";

/** One thing that moves the customer forward today, and the command that does it. */
export interface Step {
  readonly text: string;
  readonly command: string;
}

/** What to do next, most pressing first: what was promised, then what departs from it, then the way to the go-live. */
export function nextSteps(standing: Standing): readonly Step[] {
  const { project } = standing;
  switch (statusOf(project)) {
    case "stopped":
      return [];
    case "live":
      return liveSteps(standing);
    case "active": {
      const steps = [
        ...promiseSteps(standing),
        ...gapSteps(standing),
        ...overdueSteps(standing),
        ...routeSteps(standing),
        ...factSteps(project),
      ];
      const stall = stallOf(standing);
      return stall?.step === "decide" ? [...decideSteps(project, stall.days), ...steps] : steps;
    }
  }
}

function decideSteps({ slug }: Project, days: number): readonly Step[] {
  return [
    {
      text: `${days} working days without a step: settle a smaller scope with both sponsors, or stop on purpose`,
      command: `psvc status ${slug}`,
    },
  ];
}

function promiseSteps(standing: Standing): readonly Step[] {
  const { project } = standing;
  const { slug } = project;
  const inScope = promisesInScope(project);
  const rumours = inOrder(project.promises).filter(([, promise]) => !promise.confirmed && !promise.dropped);
  if (inScope.length === 0 && rumours.length === 0)
    return [{ text: "record what was promised", command: `psvc intake ${slug}` }];
  const unassessed = inScope
    .filter(([, promise]) => !promise.fit)
    .sort(([, a], [, b]) => IMPORTANCES.indexOf(a.importance) - IMPORTANCES.indexOf(b.importance));
  const stale = inScope.filter(([, promise]) => fitStanding(standing, promise).state === "stale");
  const first = unassessed[0]?.[1];
  const old = stale[0]?.[1];
  const rumour = rumours[0]?.[1];
  return [
    ...(first
      ? [
          {
            text: `assess ${first.id}${more(unassessed.length)} against today's product`,
            command: `psvc promise assess ${slug} ${first.id}`,
          },
        ]
      : []),
    ...(old
      ? [
          {
            text: `judge ${old.id}${more(stale.length)} again: its fit is stale`,
            command: `psvc promise assess ${slug} ${old.id}`,
          },
        ]
      : []),
    ...(rumour
      ? [
          {
            text: `ask whether ${rumour.id}${more(rumours.length)} was really promised`,
            command: `psvc promise confirm ${slug} ${rumour.id}`,
          },
        ]
      : []),
  ];
}

function more(count: number): string {
  return count > 1 ? ` and ${count - 1} more` : "";
}

function gapSteps(standing: Standing): readonly Step[] {
  const { project } = standing;
  const { slug } = project;
  return openGaps(project)
    .map(([, gap]) => ({ gap, ...computedSeverity(standing, gap) }))
    .filter(({ gap, severity }) => severity !== "minor" && gap.resolution?.kind !== "defer")
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map(({ gap, severity }): Step => {
      if (gap.underProtest && !gap.resolution)
        return {
          text: `find a way for ${gap.id}, accepted under protest`,
          command: `psvc gap resolve ${slug} ${gap.id}`,
        };
      if (isProposed(project, gap))
        return {
          text: `get the customer's decision on ${gap.id} (${severity})`,
          command: `psvc gap resolve ${slug} ${gap.id} --decided-by NAME --words TEXT`,
        };
      if (gap.state === "agreed")
        return {
          text: `put ${gap.id} in place (${gap.resolution?.kind})`,
          command: `psvc gap close ${slug} ${gap.id} --evidence TEXT`,
        };
      return {
        text: `decide how they go live with ${gap.id} (${severity})`,
        command: `psvc gap resolve ${slug} ${gap.id}`,
      };
    });
}

function overdueSteps({ project, today }: Standing): readonly Step[] {
  return openActions(project)
    .filter(([, action]) => action.due < today)
    .map(([, action]) => ({
      text: `${action.id} is overdue since ${sayDay(action.due)} (${action.owner})`,
      command: `psvc action done ${project.slug} ${action.id}`,
    }));
}

function routeSteps(standing: Standing): readonly Step[] {
  const { project } = standing;
  const { slug } = project;
  const name = nextMilestone(project);
  if (!name) return [];
  if (name === "ready" || name === "live") return goliveSteps(standing);
  const blocking = obstacles(standing, name).filter(({ command }) => !/ (gap|promise|intake) /.test(command));
  return [
    ...blocking,
    { text: `get to ${name} by ${sayDay(project.route[name].target)}`, command: `psvc route done ${slug} ${name}` },
  ];
}

function goliveSteps(standing: Standing): readonly Step[] {
  const { project } = standing;
  const { slug } = project;
  const decision = decisionInForce(project);
  if (decision && decision.decision !== "no-go")
    return [
      { text: "real users do real work? then it is live", command: `psvc golive ${slug} --live --confirmed-by NAME` },
    ];
  const review = reviewReadiness(standing);
  const open = review.criteria.filter((criterion) => isOpen(criterion) && criterion.critical);
  if (open.length === 0) return [{ text: "decide on the go-live", command: `psvc golive ${slug}` }];
  return open.map((criterion) => ({
    text: `${criterion.name}: ${criterion.missing}`,
    command: criterion.command ?? `psvc golive ${slug}`,
  }));
}

function liveSteps(standing: Standing): readonly Step[] {
  const { project } = standing;
  const { slug } = project;
  const win = currentWin(project)?.[1];
  return [
    ...(win && !win.rungOn
      ? [{ text: "ring the bell: the go-live is not announced", command: `psvc golive ${slug} --ring` }]
      : []),
    ...overdueSteps(standing),
    ...openActions(project)
      .filter(([, action]) => action.due >= standing.today)
      .map(([, action]) => ({
        text: `${action.id} by ${sayDay(action.due)}: ${action.text}`,
        command: `psvc action done ${slug} ${action.id}`,
      })),
    ...(project.route.stable.doneOn
      ? []
      : [
          {
            text: `see hypercare through to ${sayDay(project.route.stable.target)}`,
            command: `psvc route done ${slug} stable`,
          },
        ]),
  ];
}

/** What is not known of deal and people, as one step. */
function factSteps(project: Project): readonly Step[] {
  const { deal, people, slug } = project;
  const unknown: [string, string][] = [
    ...(people.sponsor ? [] : [["who bought it", "--sponsor NAME"] as [string, string]]),
    ...(people.projectLead ? [] : [["who must implement it", "--project-lead NAME"] as [string, string]]),
    ...(people.deciders.length ? [] : [["who may decide", "--decider NAME"] as [string, string]]),
    ...(people.handedOver === null
      ? [["whether the buyer told the team", "--handed-over yes|no"] as [string, string]]
      : []),
    ...(people.readiness
      ? []
      : [["how prepared they are", "--readiness prepared|partly|unprepared"] as [string, string]]),
    ...(deal.why ? [] : [["why they bought", "--why TEXT"] as [string, string]]),
    ...(deal.product ? [] : [["which product", "--product NAME"] as [string, string]]),
    ...(deal.owner ? [] : [["whom to ask and thank in sales", "--deal-owner NAME"] as [string, string]]),
  ];
  if (unknown.length === 0) return [];
  return [
    {
      text: `find out ${unknown.map(([what]) => what).join(", ")}`,
      command: `psvc project edit ${slug} ${unknown[0]?.[1]}`,
    },
  ];
}

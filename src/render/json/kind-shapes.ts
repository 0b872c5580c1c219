import type { Json } from "../../domain/model/json-value.ts";
import type { HealthRule } from "../../domain/status/health-rule.ts";
import type { Day } from "../../domain/time/calendar.ts";
import type { actionJson } from "../action/action-json.ts";
import type { moodJson } from "../aftercare/aftercare-json.ts";
import type { capabilityImportJson } from "../capability/capability-import.ts";
import type { impactJson } from "../capability/release-impact.ts";
import type { confrontationJson } from "../gap/confrontation-json.ts";
import type { gapJson } from "../gap/gap-json.ts";
import type { reviewJson } from "../golive/golive-json.ts";
import type { handoverJson } from "../handover/handover.ts";
import type { agendaJson } from "../next/agenda.ts";
import type { damagedJson } from "../problem/problem.ts";
import type { workJson } from "../progress/progress.ts";
import type { dealsJson } from "../project/deals.ts";
import type { promiseImportJson } from "../promise/import-promises.ts";
import type { promiseChangesJson } from "../promise/promise-diff.ts";
import type { promiseJson } from "../promise/promise-json.ts";
import type { proposalsJson } from "../promise/proposals.ts";
import type { recutJson } from "../recut/recut-json.ts";
import type { riskJson } from "../risk/risks.ts";
import type { milestoneJson, ObstacleJson, routeJson } from "../route/route-json.ts";
import type { stallJson } from "../stall/stall.ts";
import type { projectJson, projectRow } from "../status/project-json.ts";
import type { shareableJson, shareableRow } from "../status/shareable-json.ts";
import type { newsJson } from "../status/since-last.ts";
import type { restoredJson } from "../store/backups.ts";
import type { IncomingJson } from "../store/incoming.ts";

/** What the renderers make, by the names under which documents hold it. */
export type ActionJson = ReturnType<typeof actionJson>;
export type AgendaJson = ReturnType<typeof agendaJson>;
export type CapabilityImportJson = ReturnType<typeof capabilityImportJson>;
export type ChangesJson = ReturnType<typeof promiseChangesJson>;
export type ConfrontationJson = ReturnType<typeof confrontationJson>;
export type DamagedJson = ReturnType<typeof damagedJson>;
export type GapJson = ReturnType<typeof gapJson>;
export type HandoverJson = ReturnType<typeof handoverJson>;
export type ImpactJson = ReturnType<typeof impactJson>;
export type MilestoneJson = ReturnType<typeof milestoneJson>;
export type MoodJson = ReturnType<typeof moodJson>;
export type MovementsJson = ReturnType<typeof restoredJson>;
export type NewsJson = ReturnType<typeof newsJson>;
export type ProjectRowJson = ReturnType<typeof projectRow>;
export type PromiseJson = ReturnType<typeof promiseJson>;
/** The blocks of a document with what is known beside it. */
export interface ProposalSheetJson {
  readonly project: string;
  readonly document: { readonly file: string; readonly format: string; readonly pages: number | null };
  readonly instructions: readonly string[];
  /** The schema of the answer. */
  readonly answer: Json;
  readonly promises: readonly { readonly id: string; readonly statement: string }[];
  readonly capabilities: readonly { readonly key: string; readonly name: string }[];
  readonly blocks: readonly {
    readonly id: string;
    readonly kind: string;
    readonly label: string | null;
    readonly text: string;
    readonly page: number | null;
    readonly line: number | null;
  }[];
}
export type ProposalsJson = ReturnType<typeof proposalsJson>;
export type RecutJson = ReturnType<typeof recutJson>;
export type ReviewJson = ReturnType<typeof reviewJson>;
export type RiskJson = ReturnType<typeof riskJson>;
export type RouteJson = ReturnType<typeof routeJson>;
export type StallJson = ReturnType<typeof stallJson>;
export type WorkJson = ReturnType<typeof workJson>;

/** Whatever a file was that came in. */
export type ImportJson =
  | CapabilityImportJson
  | ReturnType<typeof promiseImportJson>
  | ReturnType<typeof dealsJson>
  | IncomingJson;

/** A command and what it is for. */
export interface CommandHint {
  readonly command: string;
  readonly text: string;
}

/** A file that holds a project for a colleague's store. */
export interface BundleJson {
  readonly path: string;
  readonly bytes: number;
}

export interface PlacesJson {
  readonly folder: string;
  /** How this folder was chosen: `--store`, `PSVC_HOME`, `XDG_DATA_HOME` or the default. */
  readonly chosenBy: string;
  readonly projects: string;
  readonly catalogue: string;
  readonly templates: string;
  readonly settings: string;
  readonly history: string;
  readonly drafts: string;
  readonly userSettings: string;
  /** Whether there is a store yet. */
  readonly exists: boolean;
}

export type RuleJson = Pick<HealthRule, "code" | "rule">;

export interface PortfolioDocument {
  readonly portfolio: {
    readonly asOf: Day;
    /** Signed and not live. */
    readonly halfCustomers: number;
    readonly projects: readonly ProjectRowJson[];
    readonly damaged: DamagedJson;
  };
  /** The rules of health, with `--explain`. */
  readonly rules?: readonly RuleJson[];
}

export interface ShareablePortfolioDocument {
  readonly shareable: true;
  readonly portfolio: {
    readonly asOf: Day;
    readonly projects: readonly ReturnType<typeof shareableRow>[];
    readonly damaged: readonly { readonly slug: string }[];
  };
}

export interface ProjectDocument {
  readonly asOf: Day;
  readonly project: ReturnType<typeof projectJson>;
  /** The rules of health, with `--explain`. */
  readonly rules?: readonly RuleJson[];
  /** What of the go-live is open and keeps it from being closed. */
  readonly refused?: readonly Omit<ObstacleJson, "isStep">[];
}

export interface ShareableProjectDocument {
  readonly asOf: Day;
  readonly shareable: true;
  readonly project: ReturnType<typeof shareableJson>;
}

/** What kind `help` holds: the facts of a page, or the text of a topic. */
export interface HelpJson {
  readonly name: string;
  readonly purpose: string;
  /** null for a topic. */
  readonly usage: string | null;
  readonly arguments: readonly {
    readonly name: string;
    readonly description: string;
    readonly required: boolean;
    readonly repeatable: boolean;
  }[];
  readonly flags: readonly {
    readonly name: string;
    /** null for a switch. */
    readonly value: string | null;
    readonly description: string;
    /** null where it is not a closed list. */
    readonly allowed: readonly string[] | null;
    /** What holds where it is not given, in words. */
    readonly default: string | null;
    readonly repeatable: boolean;
  }[];
  readonly examples: readonly { readonly line: string; readonly does: string; readonly exitCode: number }[];
  readonly commands: readonly {
    readonly name: string;
    readonly group: string | null;
    readonly summary: string;
    readonly purpose: string;
    readonly usage: string;
  }[];
  /** What the command can answer under `--json`. */
  readonly kinds: readonly string[];
  /** Those that help on: of psvc itself, all. */
  readonly topics: readonly string[];
  /** What a topic says, or a command beside its flags; null for nothing. */
  readonly text: string | null;
}

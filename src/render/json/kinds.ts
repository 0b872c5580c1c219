import type { OnTime } from "../../domain/action/action.ts";
import type { FieldChange } from "../../domain/capability/capability.ts";
import type { ChangeOrderView } from "../../domain/change-order/view.ts";
import type { HookOutcome } from "../../domain/config/hook.ts";
import type { MatchBand } from "../../domain/fit/likely-capability.ts";
import type { Finding, Repair } from "../../domain/history/store-finding.ts";
import type { Lessons } from "../../domain/learn/lessons.ts";
import type { Capability } from "../../domain/model/catalogue.ts";
import type { Rebaseline } from "../../domain/model/milestone.ts";
import type { Project } from "../../domain/model/project.ts";
import type { Blackout } from "../../domain/model/stall.ts";
import type { Template } from "../../domain/model/template.ts";
import type { Side } from "../../domain/model/vocabulary.ts";
import type { NoteView } from "../../domain/note/view.ts";
import type { HandedOver } from "../../domain/people/replace-person.ts";
import type { PersonView } from "../../domain/people/view.ts";
import type { CustomerPage, PageName } from "../../domain/report/customer-page.ts";
import type { TrendPoint } from "../../domain/route/target-history.ts";
import type { Checked } from "../../domain/status/check.ts";
import type { Day } from "../../domain/time/calendar.ts";
import type { WinStory } from "../../domain/wins/win-story.ts";
import type { Wins } from "../../domain/wins/wins.ts";
import type { actionFileJson } from "../action/action-file.ts";
import type { CandidateJson } from "../capability/capabilities.ts";
import type { SettingJson } from "../config/settings.ts";
import type { CriterionJson } from "../criterion/criteria.ts";
import type { HistoryJson } from "../history/history.ts";
import type { RevertJson } from "../history/undo.ts";
import type { ErrorJson } from "../problem/error-json.ts";
import type { Warning } from "../report/warnings.ts";
import type { ObstacleJson } from "../route/route-json.ts";
import type { HitJson } from "../search/hits.ts";
import type { BackupJson, CopyJson } from "../store/backups.ts";
import type { ExportJson } from "../store/export.ts";
import type {
  ActionJson,
  AgendaJson,
  BundleJson,
  CapabilityImportJson,
  ChangesJson,
  CommandHint,
  ConfrontationJson,
  DamagedJson,
  GapJson,
  HandoverJson,
  HelpJson,
  ImpactJson,
  ImportJson,
  MilestoneJson,
  MoodJson,
  MovementsJson,
  NewsJson,
  PlacesJson,
  PortfolioDocument,
  ProjectDocument,
  ProjectRowJson,
  PromiseJson,
  ProposalSheetJson,
  ProposalsJson,
  RecutJson,
  ReviewJson,
  RiskJson,
  RouteJson,
  ShareablePortfolioDocument,
  ShareableProjectDocument,
  StallJson,
  WorkJson,
} from "./kind-shapes.ts";

/**
 * What each kind of JSON document holds beside `schemaVersion` and `kind`. The build makes the schemas of it: the line
 * above a kind is what they say of it. Within a schema version keys are only added here, and one that is not always
 * there is asked for by a flag.
 */
export interface Kinds {
  /** One thing that one person delivers by a day. */
  action: { readonly action: ActionJson };
  /** The actions of a project or of all: those asked for, or those just written. */
  actions: {
    /** null: of all that are under way or live. */
    readonly project: string | null;
    readonly actions: readonly ActionJson[];
    /** Projects that could not be read; where those of all are listed. */
    readonly damaged?: DamagedJson;
    /** By side, how many of the done ones were on time; where they are listed. */
    readonly onTime?: Readonly<Partial<Record<Side, OnTime>>>;
    /** How a table was read that they came from; null for lines of text. */
    readonly import?: ReturnType<typeof actionFileJson> | null;
  };
  /** The whole store as the text of an archive. */
  archive: { readonly archive: string };
  /** A copy of the store that was just made. */
  backup: { readonly backup: BackupJson };
  /** The copies that are there, the newest first. */
  backups: { readonly backups: readonly CopyJson[] };
  /** What a product does today. */
  capabilities: {
    readonly product: string | null;
    readonly release: string | null;
    readonly capabilities: readonly Capability[];
    /** How sure the likeliest is, and why each was found, in the order of `capabilities`; where words were given. */
    readonly match?: { readonly band: MatchBand; readonly candidates: readonly CandidateJson[] };
  };
  /** One capability as it was written. */
  capability: {
    readonly product: string;
    readonly release: string;
    readonly capability: Capability;
    /** What an edit changed. */
    readonly changes?: readonly FieldChange[];
  };
  /** What is red, overdue or stalled past its ladder. */
  check: {
    readonly check: {
      readonly asOf: Day;
      /** Nothing is wrong. */
      readonly met: boolean;
      readonly projects: readonly Checked[];
      readonly damaged: DamagedJson;
    };
  };
  /** The script with which a shell completes psvc, and how it is switched on; all null where `$SHELL` names none. */
  completion: {
    readonly completion: {
      readonly shell: string | null;
      readonly script: string | null;
      readonly setup: {
        readonly shell: string;
        readonly file: string | null;
        readonly line: string;
        readonly note: string;
      } | null;
    };
  };
  /** Settings, and who says them. */
  config: { readonly config: readonly SettingJson[] };
  /** One conversation about a gap: planned, or with what came of it. */
  confrontation: {
    readonly confrontation: ConfrontationJson;
    /** The gap as an outcome left it. */
    readonly gap?: GapJson;
  };
  /** Several conversations that were planned at once. */
  confrontations: { readonly project: string; readonly confrontations: readonly ConfrontationJson[] };
  /** The lines of the readiness review, and of the end of hypercare. */
  criteria: {
    readonly project: string | null;
    /** Each with the slug of its project where those of all are listed. */
    readonly criteria: readonly (CriterionJson & { readonly project?: string })[];
    readonly exitCriteria: readonly (CriterionJson & { readonly project?: string })[];
    /** Projects that could not be read; where those of all are listed. */
    readonly damaged?: DamagedJson;
  };
  /** One criterion as it was set. */
  criterion: { readonly project: string; readonly criterion: CriterionJson };
  /** The sample portfolio: where it is, and the commands that made it. */
  demo: {
    readonly demo: {
      /** Where the demo that was here before is now, because somebody went on in it; null where nobody did. */
      readonly kept: string | null;
      readonly store: string;
      readonly story: readonly { readonly command: string; readonly output: string }[];
      readonly commands: readonly CommandHint[];
    };
  };
  /** What the look over every file found and repaired. */
  doctor: {
    readonly doctor: {
      readonly store: string;
      readonly exists: boolean;
      readonly findings: readonly Finding[];
      readonly repairs: readonly Repair[];
      readonly backup: string | null;
    };
  };
  /** Why something could not be done, and what to do; the one kind that goes to stderr. */
  error: { readonly error: ErrorJson };
  /** What was written out, and where to; the content itself where it went to no file. */
  export: { readonly export: ExportJson };
  /** One gap between what was promised and what the product does today. */
  gap: { readonly gap: GapJson };
  /** The gaps of a project, or of all. */
  gaps: {
    /** null where they are of all projects; each says whose it is. */
    readonly project: string | null;
    readonly gaps: readonly GapJson[];
    /** Projects that could not be read. */
    readonly damaged: DamagedJson;
  };
  /** Who has the project now, what they need to know, and the brief in Markdown. */
  handover: {
    readonly handover: HandoverJson & {
      readonly brief: string;
      readonly file: string | null;
      readonly bundle: BundleJson | null;
    };
  };
  /** A page of help: of a command, of a topic, or of psvc itself. */
  help: { readonly help: HelpJson };
  /** Where words were found, the best first. */
  hits: {
    readonly words: readonly string[];
    readonly hits: readonly HitJson[];
    /** Projects that could not be read. */
    readonly damaged: DamagedJson;
  };
  /** Changes and what they did, the earliest first. */
  history: { readonly history: HistoryJson };
  /** Which promises a changed catalogue touches. */
  impact: {
    readonly impact: { readonly product: string; readonly release: string; readonly file: string | null } & ImpactJson;
  };
  /** What came in: capabilities, promises, deals, a project or a store. */
  import: { readonly import: ImportJson };
  /** What all projects teach. */
  learn: {
    readonly asOf: Day;
    readonly learn: Lessons & {
      readonly page: "sales" | "product" | null;
      readonly markdown: string | null;
      readonly file: string | null;
      readonly damaged: DamagedJson;
    };
  };
  /** How git is told to merge two people's changes by meaning. */
  "merge-driver": {
    readonly mergeDriver: {
      readonly installed: boolean;
      readonly commands: readonly string[];
      /** Files that git had left unmerged, and what became of them. */
      readonly merged: readonly { readonly path: string; readonly isMerged: boolean; readonly text: string }[];
    };
  };
  /** What an assistant's settings need to start psvc by itself. */
  mcp: { readonly mcpServers: { readonly psvc: { readonly command: string; readonly args: readonly string[] } } };
  /** One milestone as it was written, or why it could not be. */
  milestone: {
    readonly project: string;
    readonly milestone: MilestoneJson;
    /** What keeps it from being done; empty where it was taken. */
    readonly refused: readonly ObstacleJson[];
  };
  /** How a customer who is live is. */
  mood: { readonly project: string; readonly mood: MoodJson | null };
  /** How a customer was since the go-live, the earliest first. */
  moods: { readonly project: string; readonly moods: readonly MoodJson[] };
  /** What changed since you last asked. */
  news: {
    readonly news: {
      readonly since: Day | null;
      readonly projects: NewsJson;
      readonly damaged: DamagedJson;
    };
  };
  /** What needs you today, the most urgent first. */
  next: {
    readonly asOf: Day;
    readonly next: AgendaJson;
    /** How many more there are. */
    readonly more: number;
    readonly damaged: DamagedJson;
  };
  /** Days on which the customer changes nothing. */
  blackouts: { readonly project: string; readonly blackouts: readonly Blackout[] };
  /** What changes in contract, cost or contractual date. */
  "change-order": { readonly project: string; readonly changeOrder: ChangeOrderView };
  /** The change orders of a project, or of all. */
  "change-orders": {
    readonly project: string | null;
    readonly changeOrders: readonly ChangeOrderView[];
    /** Projects that could not be read. */
    readonly damaged: DamagedJson;
  };
  /** What was heard or seen. */
  note: { readonly note: NoteView };
  /** The notes of a project, or of all, the newest first. */
  notes: {
    readonly project: string | null;
    readonly notes: readonly NoteView[];
    /** Projects that could not be read. */
    readonly damaged: DamagedJson;
  };
  /** One person of a project, on either side. */
  person: { readonly person: PersonView };
  /** The people of a project and of its customer's others, or of all. */
  persons: {
    readonly project: string | null;
    readonly persons: readonly PersonView[];
    /** Projects that could not be read. */
    readonly damaged: DamagedJson;
  };
  /** Where every project stands; with `--shareable` only what a customer may see. */
  portfolio: PortfolioDocument | ShareablePortfolioDocument;
  /** Work that the customer can see, as it was recorded. */
  progress: { readonly project: string; readonly progress: WorkJson };
  /** One project with all that is in it; with `--shareable` only what its customer may see. */
  project: ProjectDocument | ShareableProjectDocument;
  /** One project as it is kept, keys and all, for `psvc import`. */
  "project-document": { readonly project: Project };
  /** One thing that the customer believes they bought. */
  promise: { readonly promise: PromiseJson };
  /** The promises of a project: those asked for, or those just changed. */
  promises: {
    readonly project: string | null;
    /** Where many could be changed at once: whether it was only shown. */
    readonly dryRun?: boolean;
    /** Where many could be changed at once: what changed. */
    readonly changes?: ChangesJson;
    /** Each with the slug of its project where those of all are listed. */
    readonly promises: readonly (PromiseJson & { readonly project?: string })[];
    /** Projects that could not be read; where those of all are listed. */
    readonly damaged?: DamagedJson;
  };
  /** What an assistant needs to find the promises of a document. */
  "proposal-sheet": { readonly sheet: ProposalSheetJson };
  /** What was found in documents, before any of it is a promise. */
  proposals: ProposalsJson;
  /** The smallest scope that can be live by a day. */
  recut: { readonly recut: RecutJson };
  /** What came back of what was undone. */
  redo: { readonly redo: RevertJson };
  /** A product's move to another release, and what that does to what was promised. */
  release: {
    readonly product: string;
    readonly from: string;
    readonly to: string;
    readonly dryRun: boolean;
    readonly import: CapabilityImportJson | null;
    readonly impact: ImpactJson;
  };
  /** What is out of the store. */
  removed: { readonly removed: { readonly what: "project" | "person" | "note"; readonly name: string } };
  /** What went from one person to another. */
  replacement: {
    readonly project: string;
    readonly from: string;
    readonly to: PersonView;
    readonly handedOver: readonly HandedOver[];
  };
  /** A page for the customer. */
  report: {
    readonly report: {
      readonly for: PageName;
      readonly project: string;
      readonly format: "md" | "html";
      readonly page: CustomerPage;
      readonly markdown: string;
      readonly html: string | null;
      readonly file: string | null;
      /** What the lead should read twice before it is sent. */
      readonly warnings: readonly Warning[];
    };
  };
  /** What went back to an earlier state, or would. */
  restore: {
    readonly restore: {
      readonly documents: MovementsJson;
      /** Files of the copy that nobody can read. */
      readonly damaged: readonly string[];
    };
  };
  /** The go-live readiness review, and whether a decision was taken. */
  review: {
    readonly review: ReviewJson;
    /** Whether what was asked for was done. */
    readonly taken?: boolean;
    /** Why it was not. */
    readonly because?: readonly string[];
  };
  /** One thing that the lead sees and psvc cannot compute. */
  risk: { readonly project: string; readonly risk: RiskJson };
  /** The risks of a project, or of all. */
  risks: {
    readonly project: string | null;
    /** Each with the slug of its project. */
    readonly risks: readonly (RiskJson & { readonly project: string })[];
    /** Projects that could not be read; where those of all are listed. */
    readonly damaged?: DamagedJson;
  };
  /** The milestones of a project on the way to the go-live, in their order. */
  route: {
    readonly project: string;
    readonly route: RouteJson;
    /** What a new target moved. */
    readonly moved?: readonly string[];
    /** Gaps that a new target opened. */
    readonly opened?: readonly string[];
    /** Open gaps whose promise fits since the target moved. */
    readonly closable?: readonly string[];
    /** The plans that were agreed anew, after one more was. */
    readonly rebaselines?: readonly Rebaseline[];
  };
  /** How long nothing moved, and whom to write to. */
  stall: { readonly stall: StallJson };
  /** There is no store yet: the commands that start one. */
  start: { readonly commands: readonly CommandHint[] };
  /** A route with its criteria. */
  template: {
    readonly template: Template;
    /** The file of a copy, to edit. */
    readonly place?: string;
  };
  /** The routes that there are. */
  templates: { readonly templates: readonly Template[] };
  /** The day: what to do first, and where every project stands. */
  today: {
    readonly today: {
      readonly asOf: Day;
      readonly halfCustomers: number;
      readonly next: AgendaJson;
      readonly projects: readonly ProjectRowJson[];
      readonly damaged: DamagedJson;
    };
  };
  /** Every target of milestones against the day it was set. */
  trend: {
    readonly project: string;
    readonly asOf: Day;
    readonly trends: readonly {
      readonly milestone: string;
      readonly actual: Day | null;
      readonly points: readonly TrendPoint[];
    }[];
  };
  /** What was taken back, or would be. */
  undo: { readonly undo: RevertJson };
  /** Where things are kept. */
  where: { readonly where: PlacesJson };
  /** A go-live as it is told. */
  win: {
    readonly win: WinStory;
    /** What became of the user's own command where the bell was rung; null where there is none. */
    readonly hook?: HookOutcome | null;
  };
  /** Go-lives to celebrate and small wins since a day. */
  wins: {
    readonly asOf: Day;
    readonly wins: Wins & { readonly file: string | null; readonly damaged: DamagedJson };
  };
}

export type JsonKind = keyof Kinds;

/** A document as a command answers with it. */
export type KindDocument = { [One in JsonKind]: { readonly kind: One } & Kinds[One] }[Exclude<JsonKind, "error">];

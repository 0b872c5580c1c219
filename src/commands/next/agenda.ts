import type { App } from "../../app.ts";
import type { Standing } from "../../domain/model/standing.ts";
import { type AgendaShare, agendaShareOf } from "../../domain/next/agenda.ts";
import { type Digested, digestProjects } from "../find/cached-projects.ts";

/** Of one project, so that the worst does not hide the others. */
const MOST_OF_ONE = 2;

export function shortAgendaShare(standing: Standing): AgendaShare {
  return agendaShareOf(standing, MOST_OF_ONE);
}

export function shortAgenda(app: App): Promise<Digested<AgendaShare>> {
  return digestProjects(app, "agenda", shortAgendaShare);
}

export function wholeAgenda(app: App): Promise<Digested<AgendaShare>> {
  return digestProjects(app, "whole-agenda", (standing) => agendaShareOf(standing, Number.POSITIVE_INFINITY));
}

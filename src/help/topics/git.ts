import { textTopic } from "../pages/text-topic.ts";

export const GIT = textTopic({
  name: "git",
  about: "share a store",
  title: "how several people work on one store",
  sections: [
    {
      heading: "Once",
      pairs: [
        ["git init", "in the folder that psvc where prints"],
        ["psvc merge-driver --install", "in every clone, so that git merges projects by meaning"],
      ],
    },
    {
      heading: "What a merge does",
      sentences: [
        "Different projects never conflict. Two people's changes to one project are merged record by record and " +
          "field by field. Two new promises with one number get different ones; the incoming promise keeps its old " +
          "number as a former one.",
        "A judgement, a decision or an agreement is taken whole from one side and never mixed from two. Where " +
          "both sides changed the same field, the usual conflict marks stand around that line and nowhere else.",
        "Histories are joined: psvc history shows the changes of both.",
      ],
    },
    {
      heading: "Without git",
      pairs: [
        ["psvc export --all --to FILE", "the store with its history"],
        ["psvc import FILE", "merges it into another store in the same way"],
        ["psvc handover acme --bundle FILE", "one project for a colleague's store"],
      ],
    },
    {
      heading: "Not supported",
      sentences: ["Two machines that write to one network folder, and sync services that copy files one by one."],
    },
  ],
});

/**
 * The rooms of `src/` and the rooms that each may import, besides itself. dependency-cruiser reads this file as its
 * configuration, for the repository and for the planted violations alike.
 * @type {Record<string, string[]>}
 */
export const MAY_IMPORT = {
  cli: [
    "authoring",
    "slides",
    "grading",
    "exercise",
    "xai",
    "plot",
    "data",
    "nn",
    "tensor",
    "random",
    "notebook",
    "kernel",
    "session",
    "display",
  ],
  // `display` for the language of messages.
  authoring: ["slides", "grading", "notebook", "session", "display"],
  slides: ["notebook", "session", "display"],
  grading: ["notebook", "exercise", "session", "nn", "display"],
  // `random` draws each learner's own numbers.
  exercise: ["nn", "tensor", "random", "display"],
  xai: ["nn", "plot", "tensor", "display"],
  plot: ["nn", "tensor", "display"],
  data: ["tensor", "random", "display"],
  nn: ["tensor", "random", "display"],
  tensor: ["display"],
  random: [],
  // `display` for the language of messages, and what a rich output may hold.
  notebook: ["session", "display"],
  kernel: ["session", "display"],
  session: ["display"],
  display: [],
};

/** Packages without a line of JavaScript, which the resolver does not find; the type checker does. */
const TYPES_ONLY_PACKAGES = ["^@oxc-project/types$"];

const roomRules = Object.entries(MAY_IMPORT).map(([room, others]) => ({
  name: `room-${room}`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: [room, ...others].map((name) => `^src/${name}/`) },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    .../** @type {import("dependency-cruiser").IForbiddenRuleType[]} */ (roomRules),
    {
      name: "package-knows-no-command",
      comment: "what a notebook imports starts neither the kernel nor the command",
      severity: "error",
      from: { path: "^src/index\\.ts$" },
      to: { path: "^src/(cli|kernel|authoring|grading|slides)/" },
    },
    {
      name: "no-circle",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolves",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true, pathNot: TYPES_ONLY_PACKAGES },
    },
    {
      name: "no-development-package",
      comment: "what runs for a learner is in `dependencies`; types may come from elsewhere",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg"], dependencyTypesNot: ["type-only"] },
    },
    { name: "no-test-in-source", severity: "error", from: { path: "^src/" }, to: { path: "^(test|setup|bench)/" } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { conditionNames: ["import", "types", "node", "default"], exportsFields: ["exports"] },
  },
};

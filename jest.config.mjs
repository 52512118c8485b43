/**
 * The projects of `npm test`, quick ones first by name. `npm run test:unit` runs `unit` alone: tests that start no
 * kernel, browser or Python process.
 */
const shared = {
  cacheDirectory: "<rootDir>/.cache/jest",
  testEnvironment: "<rootDir>/test/jest/environment.mjs",
  transform: { "\\.ts$": /** @type {const} */ (["<rootDir>/test/jest/transform.mjs", {}]) },
  extensionsToTreatAsEsm: [".ts"],
  moduleFileExtensions: ["ts", "mjs", "js", "json", "node"],
  // Question files import the package by its name. Programs that tests start get it from `dist`, as learners do.
  moduleNameMapper: { "^convolab$": "<rootDir>/src/index.ts" },
  modulePathIgnorePatterns: [
    "<rootDir>/dist/",
    "<rootDir>/.cache/",
    "<rootDir>/.runtime/",
    "<rootDir>/.venv/",
    "<rootDir>/bench/",
  ],
  watchPathIgnorePatterns: ["<rootDir>/.cache/"],
};

/** What runs notebooks in the kernel, or trains: every lesson once, and each takes up to minutes. */
const LESSONS =
  "/test/(lecture/lesson\\d+|notebooks/(lessonRuns|executedNotebook)|grading/nbgrader|exercise/trainedSolutions)\\.test\\.ts$";

const SLOW_ROOMS = ["kernel", "session", "browser", "peers", "rooms", "setup", "cli", "docs"];

/** @type {import("jest").Config} */
export default {
  maxWorkers: 2,
  // Milliseconds: ends what hangs. How long a machine needs that is busy with other things is no test's business.
  testTimeout: 120_000,
  reporters: ["default", "<rootDir>/test/jest/countLine.mjs"],
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: [...SLOW_ROOMS.map((room) => `<rootDir>/test/${room}/`), LESSONS],
    },
    {
      ...shared,
      displayName: "lessons",
      testRegex: LESSONS,
    },
    ...SLOW_ROOMS.map((room) => ({
      ...shared,
      displayName: room,
      testMatch: [`<rootDir>/test/${room}/**/*.test.ts`],
    })),
  ],
};

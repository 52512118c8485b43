import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { firstPage } from "../../setup/firstPage.mjs";
import { forgetChosenLanguage, setInterfaceLanguage } from "../../setup/interfaceLanguage.mjs";
import { readLabOptions, UnknownLanguage } from "../../setup/labOptions.mjs";

const REPOSITORY = new URL("../..", import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "lab-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the options of `npm run lab`", () => {
  it.each([
    ["ko", ["--lang", "ko"]],
    ["en", ["--lang=en"]],
    ["en", ["--lang", "ko", "--lang=en"]],
    [undefined, []],
  ])("choose the language %s", (language, options) => {
    expect(readLabOptions(options)).toEqual({ language, forJupyter: [] });
  });

  it("go to JupyterLab, all but the language, in their order", () => {
    const options = ["--no-browser", "--lang", "ko", "--port", "8888", "--LabApp.language=x", "--language", "ko"];
    expect(readLabOptions(options).forJupyter).toEqual([
      ...["--no-browser", "--port", "8888", "--LabApp.language=x", "--language", "ko"],
    ]);
  });

  it.each([[["--lang", "fr"]], [["--lang=KO"]], [["--lang"]], [["--lang="]], [["--lang", "--no-browser"]]])(
    "refuse %j",
    (options) => {
      expect(() => readLabOptions(options)).toThrow(UnknownLanguage);
    },
  );

  it.each([
    ["ko", "‘fr’(이)라는 언어는 없습니다. --lang ko(한국어)와 --lang en(영어) 가운데 고르세요.\n"],
    ["en", "There is no language “fr” here. Choose one of two: --lang ko (Korean) or --lang en (English).\n"],
  ])("say which languages there are, before anything else is done (%s)", (language, text) => {
    const { status, stderr } = spawnSync(process.execPath, ["setup/lab.mjs", "--lang", "fr"], {
      cwd: REPOSITORY,
      env: { ...process.env, CONVOLAB_LANG: language },
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([2, text]);
  });
});

describe("JupyterLab's first page", () => {
  it.each(["ko", "en"] as const)("is the course's start page (%s)", (language) => {
    expect(firstPage(path.join(REPOSITORY, "notebooks"), language)).toBe(`/lab/tree/${language}/00-start.ipynb`);
  });

  it("is the folder of a language without a notebook, else JupyterLab itself", () => {
    expect(firstPage(folder, "ko")).toBe("/lab");
    mkdirSync(path.join(folder, "ko"));
    expect(firstPage(folder, "ko")).toBe("/lab/tree/ko");
  });
});

describe("JupyterLab's language", () => {
  const chosen = () =>
    path.join(folder, "lab/user-settings/@jupyterlab/translation-extension/plugin.jupyterlab-settings");
  const byDefault = () =>
    JSON.parse(readFileSync(path.join(folder, "labconfig/default_setting_overrides.json"), "utf8"));

  it.each([
    ["ko", "ko_KR"],
    ["en", "en"],
  ] as const)("is %s by default, and what was chosen in its menu stays", (language, locale) => {
    mkdirSync(path.dirname(chosen()), { recursive: true });
    writeFileSync(chosen(), '{ "locale": "en" }');
    setInterfaceLanguage(folder, language);
    expect(byDefault()).toEqual({ "@jupyterlab/translation-extension:plugin": { locale } });
    expect(readFileSync(chosen(), "utf8")).toBe('{ "locale": "en" }');
  });

  it("is the default again after the choice was forgotten, whether there was one or not", () => {
    mkdirSync(path.dirname(chosen()), { recursive: true });
    writeFileSync(chosen(), "{}");
    forgetChosenLanguage(folder);
    expect(existsSync(chosen())).toBe(false);
    forgetChosenLanguage(folder);
  });
});

import { describe, expect, it } from "@jest/globals";
import { lessonNames, readLesson } from "./lessonNotebook.ts";
import { LessonProgram } from "./lessonProgram.ts";

it("the type check sees a planted error", async () => {
  const [name = ""] = lessonNames("ko");
  const lesson = readLesson("ko", name);
  const planted = { id: "planted", kind: "code", source: 'megabytes("4");' } as const;
  await using program = await LessonProgram.create({ ...lesson, cells: [...lesson.cells, planted] });
  expect(await program.typeErrors()).toMatch(/lesson\.ts.*TS2345/);
}, 60_000);

describe.each(lessonNames("ko"))("%s", (name) => {
  it("has code that passes the strict type check", async () => {
    await using program = await LessonProgram.create(readLesson("ko", name));
    expect(await program.typeErrors()).toBe("");
  }, 60_000);

  it("runs from top to bottom, and every code cell defines something or puts something out", async () => {
    const lesson = readLesson("ko", name);
    await using program = await LessonProgram.create(lesson);
    const outputs = await program.outputs();
    const code = lesson.cells.filter(({ kind }) => kind === "code");
    expect(Object.keys(outputs)).toEqual(code.map(({ id }) => id));
    for (const { id, source } of code) {
      const output = outputs[id];
      const says = output?.data !== undefined || (output?.printed.length ?? 0) > 0;
      expect([id, says || /^(function|type|const|let) /m.test(source)]).toEqual([id, true]);
    }
  }, 60_000);
});

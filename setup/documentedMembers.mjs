import { Converter, ReflectionKind } from "typedoc";

/**
 * A plug-in of typedoc: members that are named by a symbol (how a value shows itself in a notebook or in a terminal) are
 * for the programs that show it, and no part of the reference.
 *
 * @param {import("typedoc").Application} app
 */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const member of project.getReflectionsByKind(ReflectionKind.ClassOrInterface | ReflectionKind.Method)) {
      if (member.name.startsWith("[")) project.removeReflection(member);
    }
  });
}

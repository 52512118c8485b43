import type { RichValue } from "../../../display/richValue.ts";
import type { Learner } from "../learner.ts";
import { localMessages } from "../messages.ts";
import { noteView } from "./noteView.ts";

/** Who the learner is. @param hasChanged whether somebody else was it until now, and saw other numbers */
export function learnerView({ id, saidBy }: Learner, hasChanged: boolean): RichValue {
  const words = localMessages();
  const who = {
    grader: words.learnerByGrader(id),
    hub: words.learnerByHub(id),
    notebook: words.learnerIs(id),
    nobody: words.nobody('`learner("20240001")`'),
  }[saidBy];
  return noteView(hasChanged ? [who, words.learnerChanged] : [who]);
}

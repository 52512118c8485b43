"""Reads and writes nbgrader's gradebook in the current folder: `show`, or `set ASSIGNMENT LEARNER CELL POINTS`."""

import json
import sys

from nbgrader.api import Gradebook

command, *rest = sys.argv[1:]
with Gradebook("sqlite:///gradebook.db") as gradebook:
    if command == "set":
        assignment, learner, cell, points = rest
        grade = gradebook.find_grade(cell, f"{assignment}.ko", assignment, learner)
        grade.manual_score = float(points)
        grade.needs_manual_grade = False
        gradebook.db.commit()
    else:
        scores = {
            assignment.name: {
                submission.student_id: {
                    grade.name: {"auto": grade.auto_score, "total": grade.score, "toBeRead": grade.needs_manual_grade}
                    for notebook in submission.notebooks
                    for grade in notebook.grades
                }
                for submission in gradebook.assignment_submissions(assignment.name)
            }
            for assignment in gradebook.assignments
        }
        print(json.dumps(scores))

"""scikit-learn's reports on random labels, written to fixtures/classificationReport.json.

    pip install scikit-learn==1.9.1
    python classificationReport.py
"""

import json
import platform
import random
import warnings
from pathlib import Path

import sklearn
from sklearn.metrics import classification_report, confusion_matrix

warnings.filterwarnings("ignore")
draw = random.Random(4)
cases = []


def add(y_true, y_pred, class_names=None, digits=2):
    labels = sorted(set(y_true) | set(y_pred)) if class_names is None else list(range(len(class_names)))
    options = {"labels": labels, "target_names": class_names, "digits": digits, "zero_division": 0.0}
    figures = classification_report(y_true, y_pred, output_dict=True, **options)
    cases.append(
        {
            "yTrue": y_true,
            "yPred": y_pred,
            "classNames": class_names,
            "digits": digits,
            "text": classification_report(y_true, y_pred, **options),
            "figures": figures,
            "confusion": confusion_matrix(y_true, y_pred, labels=labels).tolist(),
        }
    )


add([0, 1, 2, 2, 2], [0, 0, 2, 2, 1], ["class 0", "class 1", "class 2"])
add([0] * 8 + [1] * 8, [0] + [1] * 7 + [0] * 3 + [1] * 5)  # recalls of 1/8 and 5/8: halves at two digits
add([3], [3])
add([5, 5, 9], [9, 5, 5], digits=0)
add([1, 1, 0], [1, 0, 0], digits=12)
for _ in range(60):
    classes = draw.randint(2, 12)
    examples = draw.randint(1, 40)
    skill = draw.random()
    y_true = [draw.randrange(classes) for _ in range(examples)]
    y_pred = [label if draw.random() < skill else draw.randrange(classes) for label in y_true]
    named = draw.random() < 0.5
    names = [f"class with number {n}"[: draw.randint(1, 20)] + str(n) for n in range(classes)]
    add(y_true, y_pred, names if named else None, draw.randint(0, 6))

data = {"versions": {"scikit-learn": sklearn.__version__, "python": platform.python_version()}, "cases": cases}
target = Path(__file__).parent / "fixtures" / "classificationReport.json"
target.write_text(json.dumps(data, separators=(",", ":")) + "\n")
print(f"{len(cases)} reports in {target.name}, {target.stat().st_size} bytes")

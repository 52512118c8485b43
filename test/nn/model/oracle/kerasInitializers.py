"""How Keras's initializers spread their values, for test/nn/model/kerasInitializers.test.ts.

Run with a Python that has Keras 3 and TensorFlow; it writes kerasInitializers.json beside itself:

    TF_CPP_MIN_LOG_LEVEL=3 python kerasInitializers.py

Of 40 draws together: the mean, the deviation, and the largest value without its sign.
"""

import json
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

NAMES = {
    "zeros": "Zeros",
    "ones": "Ones",
    "glorotUniform": "GlorotUniform",
    "glorotNormal": "GlorotNormal",
    "heUniform": "HeUniform",
    "heNormal": "HeNormal",
    "lecunUniform": "LecunUniform",
    "lecunNormal": "LecunNormal",
    "randomUniform": "RandomUniform",
    "randomNormal": "RandomNormal",
    "truncatedNormal": "TruncatedNormal",
    "orthogonal": "Orthogonal",
    "identity": "Identity",
}
# By the layer that has such a kernel.
SHAPES = {"conv2d": [3, 5, 16, 24], "depthwiseConv2d": [3, 5, 48, 4], "dense": [80, 50]}


def main():
    rows = []
    for name, keras_name in NAMES.items():
        for layer, shape in SHAPES.items():
            if name == "identity" and len(shape) != 2:
                continue
            constant = name in ("zeros", "ones", "identity")
            initializer = getattr(keras.initializers, keras_name)
            draws = [np.asarray((initializer() if constant else initializer(seed=seed))(shape)) for seed in range(40)]
            values = np.stack(draws).astype(np.float64)
            rows.append(
                {
                    "initializer": name,
                    "layer": layer,
                    "shape": shape,
                    "mean": float(values.mean()),
                    "deviation": float(values.std()),
                    "largest": float(np.abs(values).max()),
                }
            )
    result = {"keras": keras.__version__, "tensorflow": tf.__version__, "rows": rows}
    Path(__file__).with_name("kerasInitializers.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(len(rows), "rows")


main()

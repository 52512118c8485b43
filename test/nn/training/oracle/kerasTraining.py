"""Keras trains the cases of trainingCases.json for 50 steps; the losses go to fixtures/kerasTraining.json.

    pip install tensorflow-cpu==2.21.0
    python kerasTraining.py

Weights and examples come from xorshift32, which kerasTraining.test.ts computes as well.
"""

import json
import math
import platform
import re
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

here = Path(__file__).parent
plan = json.loads((here / "trainingCases.json").read_text())
EXAMPLES, BATCH, EPOCHS = plan["examples"], plan["batchSize"], plan["epochs"]


class Xorshift32:
    """G. Marsaglia, "Xorshift RNGs", 2003: numbers from 0 up to, not including, 1."""

    def __init__(self, seed):
        self.state = (seed * 2654435761 + 1) & 0xFFFFFFFF

    def numbers(self, count):
        result = np.empty(count)
        x = self.state
        for index in range(count):
            x ^= (x << 13) & 0xFFFFFFFF
            x ^= x >> 17
            x ^= (x << 5) & 0xFFFFFFFF
            result[index] = x / 4294967296
        self.state = x
        return result


def snake(name):
    return re.sub(r"(?<=[a-z])([A-Z])", lambda match: "_" + match.group(1).lower(), name)


LAYERS = {
    "conv2d": keras.layers.Conv2D,
    "conv2dTranspose": keras.layers.Conv2DTranspose,
    "depthwiseConv2d": keras.layers.DepthwiseConv2D,
    "maxPooling2d": keras.layers.MaxPooling2D,
    "averagePooling2d": keras.layers.AveragePooling2D,
    "globalAveragePooling2d": keras.layers.GlobalAveragePooling2D,
    "upSampling2d": keras.layers.UpSampling2D,
    "batchNormalization": keras.layers.BatchNormalization,
    "activation": keras.layers.Activation,
    "flatten": keras.layers.Flatten,
    "dense": keras.layers.Dense,
}
CONSTRAINTS = {
    "maxNorm": lambda c: keras.constraints.MaxNorm(c["maxValue"]),
    "unitNorm": lambda c: keras.constraints.UnitNorm(),
    "nonNeg": lambda c: keras.constraints.NonNeg(),
    "minMaxNorm": lambda c: keras.constraints.MinMaxNorm(c["minValue"], c["maxValue"], c["rate"]),
}


def layer(kind, options):
    made = {}
    for name, value in options.items():
        if name.endswith("Regularizer"):
            value = keras.regularizers.L1L2(value.get("l1", 0), value.get("l2", 0))
        if name.endswith("Constraint"):
            value = CONSTRAINTS[value["type"]](value)
        made[snake(name)] = value
    return LAYERS[kind](**made)


def initial_weight(random, name, shape):
    u = random.numbers(math.prod(shape)).reshape(shape) * 2 - 1
    if "kernel" in name:
        u = u * math.sqrt(3 / math.prod(shape[:-1]))
    elif name in ("gamma", "moving_variance"):
        u = 1 + 0.5 * u
    else:
        u = 0.1 * u
    return u.astype(np.float32)


def targets(random, kind):
    if kind == "classes":
        return np.floor(random.numbers(EXAMPLES) * 10).astype(np.float32)
    if kind == "yesOrNo":
        return np.floor(random.numbers(EXAMPLES) * 2).astype(np.float32).reshape(EXAMPLES, 1)
    if kind == "softLabels":
        u = random.numbers(EXAMPLES * 10).reshape(EXAMPLES, 10)
        return (u / u.sum(1, keepdims=True)).astype(np.float32)
    return random.numbers(EXAMPLES * 12 * 10).reshape(EXAMPLES, 12, 10, 1).astype(np.float32)


def optimizer(options):
    kind = {
        "adam": keras.optimizers.Adam,
        "sgd": keras.optimizers.SGD,
        "rmsprop": keras.optimizers.RMSprop,
        "adagrad": keras.optimizers.Adagrad,
    }[options["optimizer"]]
    own = {snake(name): options[name] for name in ("learningRate", "momentum", "nesterov") if name in options}
    return kind(**own)


def train(case):
    random = Xorshift32(case["seed"])
    network = plan["networks"][case["network"]]
    shape = network["inputShape"]
    model = keras.Sequential([keras.Input(shape), *(layer(kind, options) for kind, options in network["layers"])])
    for weight in model.weights:
        weight.assign(initial_weight(random, weight.name, tuple(weight.shape)))
    x = random.numbers(EXAMPLES * math.prod(shape)).reshape(EXAMPLES, *shape).astype(np.float32)
    y = targets(random, case.get("target", "classes"))
    options = case["fit"]
    loss = {"meanSquaredError": "mse", "meanAbsoluteError": "mae"}.get(options["loss"], snake(options["loss"]))
    metrics = ["accuracy"] if options["loss"].endswith("Crossentropy") and case.get("target") != "images" else []
    model.compile(optimizer=optimizer(options), loss=loss, metrics=metrics)
    class_weight = {int(name): weight for name, weight in options.get("classWeight", {}).items()}
    losses = []
    for _ in range(EPOCHS):
        for start in range(0, EXAMPLES, BATCH):
            part = slice(start, start + BATCH)
            model.reset_metrics()
            figures = model.train_on_batch(x[part], y[part], class_weight=class_weight or None, return_dict=True)
            losses.append(float(figures["loss"]))
    evaluated = {name: float(value) for name, value in model.evaluate(x, y, verbose=0, return_dict=True).items()}
    return {
        "name": case["name"],
        "losses": losses,
        "evaluated": evaluated,
        "predicted": model.predict(x[:2], verbose=0).ravel()[:20].astype(float).tolist(),
    }


data = {
    "versions": {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
    },
    "results": [train(case) for case in plan["cases"]],
}
target = here / "fixtures" / "kerasTraining.json"
target.write_text(json.dumps(data, indent=1) + "\n")
for result in data["results"]:
    print(f"{result['name']}: {result['losses'][0]:.5f} -> {result['losses'][-1]:.5f} {result['evaluated']}")

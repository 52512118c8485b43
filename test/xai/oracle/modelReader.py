"""Reads the folders of fixtures/models/ and computes with TensorFlow's operations, from the definitions of the layers."""

import json
from pathlib import Path

import numpy as np
import tensorflow as tf

MODELS = Path(__file__).parent / "fixtures" / "models"

ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": tf.nn.relu,
    "elu": tf.nn.elu,
    "tanh": tf.math.tanh,
    "sigmoid": tf.math.sigmoid,
    "softmax": tf.nn.softmax,
}


class OracleModel:
    """A model, the images that are explained with it and the noise of SmoothGrad's samples."""

    def __init__(self, name):
        folder = MODELS / name
        self.saved = json.loads((folder / "model.json").read_text())
        self.layers = self.saved["layers"]
        self.weights = {}
        values = np.fromfile(folder / "weights.bin", "<f4")
        at = 0
        for weight in self.saved["weights"]["manifest"]:
            size = int(np.prod(weight["shape"]))
            self.weights[weight["layer"], weight["name"]] = tf.constant(values[at : at + size].reshape(weight["shape"]))
            at += size
        self.input_shape = self.layers[0]["config"]["shape"][1:]
        self.images = np.fromfile(folder / "images.bin", "<f4").reshape([-1, *self.input_shape])
        self.noise = np.fromfile(folder / "noise.bin", "<f4").reshape([-1, *self.input_shape])

    def outputs(self, x, replaced=None):
        """Every layer's output by its name, and the `logits` [count, classes]; replaced: outputs given instead."""
        values, replaced, logits = [], replaced or {}, None
        for node in self.saved["nodes"]:
            name, config = (self.layers[node["layer"]][key] for key in ("name", "config"))
            inputs = [values[index] for index in node["inputs"]]
            activation = config.get("activation", "linear")
            before = x if config["type"] == "input" else self._layer(name, config, inputs)
            after = ACTIVATIONS[activation](before)
            logits = before if activation in ("softmax", "sigmoid") else after
            values.append(replaced.get(name, after))
        named = {self.layers[node["layer"]]["name"]: value for node, value in zip(self.saved["nodes"], values)}
        if logits.shape[1] == 1:
            logits = tf.concat([-logits, logits], 1)
        return named, logits

    def scores(self, x, kind="logit", replaced=None):
        """Scores of all classes, [count, classes]."""
        _, logits = self.outputs(tf.convert_to_tensor(x), replaced)
        if kind == "logit":
            return logits
        last = self.layers[self.saved["nodes"][-1]["layer"]]["config"]["activation"]
        return tf.math.sigmoid(logits) if last == "sigmoid" else tf.nn.softmax(logits)

    def _layer(self, name, config, inputs):
        """A layer before its activation."""
        kind, x = config["type"], inputs[0]
        if kind == "conv2d":
            kernel = self.weights[name, "kernel"]
            sums = tf.nn.conv2d(x, kernel, config["strides"], config["padding"].upper())
            return sums + self.weights[name, "bias"]
        if kind == "dense":
            return x @ self.weights[name, "kernel"] + self.weights[name, "bias"]
        if kind == "maxPooling2d":
            return tf.nn.max_pool2d(x, config["poolSize"], config["strides"], config["padding"].upper())
        if kind == "flatten":
            return tf.reshape(x, [x.shape[0], -1])
        if kind == "add":
            return tf.add_n(inputs)
        if kind == "concatenate":
            return tf.concat(inputs, config["axis"])
        if kind == "activation":
            return x
        raise ValueError(kind)


MODEL_NAMES = ["digits", "branched", "tall", "sigmoid", "logits"]


def classes_of(model):
    """The class explained of each image: the predicted one of the first, then another one."""
    scores = model.scores(model.images).numpy()
    return [int((np.argmax(row) + image) % len(row)) for image, row in enumerate(scores)]


def of_classes(scores, classes):
    """Each image's own class's score, [count]."""
    return tf.gather(scores, classes, batch_dims=1)


def numbers(array):
    """Numbers with their shape as the tests read them: seven significant digits, which float32 has room for."""
    array = np.asarray(array, np.float32)
    return {"shape": list(array.shape), "values": [float(f"{value:.7g}") for value in array.ravel()]}

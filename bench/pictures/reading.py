"""What the Python contestants share: the task, the network with its weights, and how time is taken."""
import json
import os
import sys
import time

import numpy

WARM_UPS = 10
task = json.loads(sys.argv[1])


def floats(name, shape):
    with open(os.path.join(task["folder"], name), "rb") as file:
        return numpy.frombuffer(file.read(), dtype="float32").reshape(shape)


def digit_network(keras, last_activation):
    """The same network as in bench/train/workloads.json, with the task's weights."""
    layers = keras.layers
    model = keras.Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.Conv2D(32, 3, activation="relu", name="conv_1"),
            layers.MaxPooling2D(2),
            layers.Conv2D(64, 3, activation="relu", name="conv_2"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(128, activation="relu"),
            layers.Dense(10, activation=last_activation),
        ]
    )
    values = floats("weights.bin", [-1])
    weights = []
    start = 0
    for weight in model.get_weights():
        weights.append(values[start : start + weight.size].reshape(weight.shape))
        start += weight.size
    assert start == values.size
    model.set_weights(weights)
    return model


def times_of(work):
    times = []
    for _ in range(WARM_UPS + task["repeats"]):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return times[WARM_UPS:]

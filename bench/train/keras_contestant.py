"""Keras, as it comes: model.fit on the TensorFlow that the native engine is built from."""
import json
import os
import re
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy
import tensorflow

task = json.loads(sys.argv[1])
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "workloads.json")) as file:
    workload = json.load(file)[task["workload"]]


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def layer(spec):
    options = {snake(name): value for name, value in spec.items() if name != "type"}
    name = spec["type"][0].upper() + spec["type"][1:]
    return getattr(keras.layers, name.replace("2d", "2D"))(**options)


def numbers(name, count, shape):
    with open(os.path.join(task["folder"], f"{task['workload']}.{name}"), "rb") as file:
        data = numpy.frombuffer(file.read(), dtype="uint8")
    return (data.astype("float32") / 255).reshape([count, *shape])


target_shape = [10] if task["workload"] == "cnn" else [100, 75, 1]
x = numbers("x", task["images"], workload["inputShape"])
y = numbers("y", task["images"], target_shape)
model = keras.Sequential([keras.Input(workload["inputShape"]), *map(layer, workload["layers"])])
model.compile(optimizer="adam", loss={"categoricalCrossentropy": "categorical_crossentropy", "meanSquaredError": "mean_squared_error"}[workload["loss"]])
batch = task["batchSize"]
model.fit(x[: 4 * batch], y[: 4 * batch], batch_size=batch, epochs=1, verbose=0)
times = []
losses = []
for _ in range(task["epochs"]):
    start = time.perf_counter()
    history = model.fit(x, y, batch_size=batch, epochs=1, verbose=0).history
    times.append((time.perf_counter() - start) * 1000)
    losses.append(float(history["loss"][-1]))
accuracy = None
if task["heldOut"] > 0:
    answers = model.predict(numbers("heldOutX", task["heldOut"], workload["inputShape"]), verbose=0)
    classes = numbers("heldOutY", task["heldOut"], target_shape)
    accuracy = float((answers.argmax(-1) == classes.argmax(-1)).mean())
print(json.dumps({"version": f"{keras.__version__}, TensorFlow {tensorflow.__version__}", "times": times, "losses": losses, "accuracy": accuracy}))

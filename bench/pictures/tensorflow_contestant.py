"""The explanations by their definitions in TensorFlow, all steps or samples of an image in one batch, as functions that run
operation by operation (eager) and as compiled graphs (tf.function)."""
import json
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy
import tensorflow as tf
from reading import digit_network, floats, task, times_of

network = digit_network(keras, None)
network_with_maps = keras.Model(network.inputs, [network.get_layer("conv_2").output, network.outputs[0]])
image = tf.constant(floats("image.bin", [1, 28, 28, 1]))
own_class = task["classIndex"]
size = task["patchSize"]
steps = task["steps"]
samples = task["samples"]


def score(logits):
    return logits[:, own_class]


def input_gradients(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        own = score(network(x, training=False))
    return tape.gradient(own, x)


def grad_cam(x):
    with tf.GradientTape() as tape:
        maps, logits = network_with_maps(x, training=False)
        own = score(logits)
    weights = tf.reduce_mean(tape.gradient(own, maps), axis=(1, 2), keepdims=True)
    cam = tf.nn.relu(tf.reduce_sum(weights * maps, axis=-1, keepdims=True))
    return tf.image.resize(cam, (28, 28))


places = [(top, left) for top in range(0, 28, size) for left in range(0, 28, size)]
keep = numpy.ones((len(places) + 1, 28, 28, 1), "float32")
for place, (top, left) in enumerate(places):
    keep[place, top : top + size, left : left + size] = 0
# The last one covers nothing.
keep = tf.constant(keep)


def occlusion(x):
    own = score(tf.nn.softmax(network(x * keep, training=False)))
    drops = tf.reshape(own[-1] - own[:-1], (28 // size, 28 // size))
    return tf.repeat(tf.repeat(drops, size, axis=0), size, axis=1)


# The rule that convolab takes unless told.
zeros, weights = numpy.polynomial.legendre.leggauss(steps)
path_places = tf.constant(((zeros + 1) / 2).reshape(-1, 1, 1, 1), "float32")
path_weights = tf.constant((weights / 2).reshape(-1, 1, 1, 1), "float32")


def integrated_gradients(x):
    baseline = tf.zeros_like(x)
    slopes = input_gradients(baseline + path_places * (x - baseline))
    return (x - baseline) * tf.reduce_sum(slopes * path_weights, axis=0, keepdims=True)


def noisy_mean(x, noise):
    deviation = task["noise"] * (tf.reduce_max(x) - tf.reduce_min(x))
    return tf.reduce_mean(input_gradients(x + deviation * noise), axis=0, keepdims=True)


def smooth_grad(x):
    return noisy_mean(x, tf.random.normal((samples, 28, 28, 1)))


noise = tf.constant(floats("noise.bin", [samples, 28, 28, 1]))
values = {
    "gradCam": grad_cam(image),
    "occlusion": occlusion(image),
    "integratedGradients": integrated_gradients(image),
    "smoothGrad": noisy_mean(image, noise),
}
for name, value in values.items():
    value.numpy().astype("float32").tofile(os.path.join(task["folder"], f"tensorflow.{name}"))

functions = {
    "gradCam": grad_cam,
    "occlusion": occlusion,
    "integratedGradients": integrated_gradients,
    "smoothGrad": smooth_grad,
}
eager = {name: times_of(lambda: function(image).numpy()) for name, function in functions.items()}
graph = {}
for name, function in functions.items():
    compiled = tf.function(function)
    graph[name] = times_of(lambda: compiled(image).numpy())
version = f"{tf.__version__}, Keras {keras.__version__}"
print(json.dumps({"eager": {"version": version, "times": eager}, "graph": {"version": version, "times": graph}}))

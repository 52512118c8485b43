"""Reference values of the gradient methods, by TensorFlow's GradientTape from the definitions, in fixtures/gradients.json.

    pip install tensorflow-cpu==2.21.0
    python gradients.py
"""

import json
import platform
from pathlib import Path

import numpy as np
import tensorflow as tf

from modelReader import MODEL_NAMES, OracleModel, classes_of, numbers, of_classes

NOISE_LEVEL = 0.15
STEPS = 10
ASCENT_STEPS = 5
RATE, DECAY, BLUR = 0.05, 0.1, 0.05


def gradients(model, x, classes, kind):
    x = tf.convert_to_tensor(np.asarray(x, np.float32))
    with tf.GradientTape() as tape:
        tape.watch(x)
        score = of_classes(model.scores(x, kind), classes)
    return tape.gradient(score, x).numpy()


def smooth_grad(model, images, classes, kind):
    """Mean gradient at the image plus normal noise of NOISE_LEVEL times the image's range (Smilkov 2017)."""
    results = []
    for image, index in zip(images, classes):
        deviation = NOISE_LEVEL * (image.max() - image.min())
        noisy = image + deviation * model.noise
        results.append(gradients(model, noisy, [index] * len(noisy), kind).astype(np.float64).mean(0))
    return np.stack(results)


def nodes_and_weights(rule, steps):
    """Places on the way from the baseline (0) to the image (1), and their weights."""
    if rule == "midpoint":
        return (np.arange(steps) + 0.5) / steps, np.full(steps, 1 / steps)
    if rule == "gaussLegendre":
        places, weights = np.polynomial.legendre.leggauss(steps)
        return (places + 1) / 2, weights / 2
    if rule == "trapezoid":
        weights = np.full(steps + 1, 1 / steps)
        weights[[0, -1]] /= 2
        return np.linspace(0, 1, steps + 1), weights
    raise ValueError(rule)


def integrated_gradients(model, images, classes, kind, rule, baseline):
    """(x - baseline) times the mean gradient on the way (Sundararajan 2017), and score(x) - score(baseline)."""
    results = []
    places, weights = nodes_and_weights(rule, STEPS)
    for image, index in zip(images, classes):
        start = np.full_like(image, baseline)
        way = start + places.reshape(-1, 1, 1, 1) * (image - start)
        slopes = gradients(model, way, [index] * len(way), kind).astype(np.float64)
        results.append((image - start) * np.einsum("s,shwc->hwc", weights, slopes))
    difference = of_classes(model.scores(images, kind), classes) - of_classes(
        model.scores(np.full_like(images, baseline), kind), classes
    )
    return np.stack(results), difference.numpy()


def blurred(x):
    """Each pixel gives BLUR to each neighbour, along columns, then along rows; at the border, to itself."""
    for axis in (1, 2):
        padded = np.pad(x, [(int(a == axis), int(a == axis)) for a in range(4)], mode="symmetric")
        length = x.shape[axis]
        before, after = (np.take(padded, range(at, at + length), axis) for at in (0, 2))
        x = (1 - 2 * BLUR) * x + BLUR * (before + after)
    return x


def ascent(start, objective):
    """Gradient ascent: each step RATE times the gradient over its root mean square, then decay, blur, cut to 0..1."""
    x = start.astype(np.float64)
    for _ in range(ASCENT_STEPS):
        image = tf.constant(x.astype(np.float32))
        with tf.GradientTape() as tape:
            tape.watch(image)
            value = objective(image)
        slope = tape.gradient(value, image).numpy().astype(np.float64)
        x = x + RATE * slope / np.sqrt(np.mean(slope**2))
        x = np.clip(blurred(0.5 + (1 - DECAY) * (x - 0.5)), 0, 1)
    return x


models = {}
for name in MODEL_NAMES:
    model = OracleModel(name)
    classes = classes_of(model)
    images = model.images
    outputs, _ = model.outputs(tf.convert_to_tensor(images))
    case = {
        "classes": classes,
        "probabilities": numbers(model.scores(images, "probability")),
        "logits": numbers(model.scores(images)),
        "layerSums": {layer: float(tf.reduce_sum(tf.abs(value))) for layer, value in outputs.items()},
    }
    small = images[:1] if name == "digits" else images
    of_small = classes[: len(small)]
    for kind in ("logit", "probability"):
        case[kind] = {"gradients": numbers(gradients(model, images, classes, kind))}
    case["smoothGrad"] = numbers(smooth_grad(model, small, of_small, "logit"))
    case["integratedGradients"] = {}
    for rule in ("midpoint", "gaussLegendre", "trapezoid"):
        values, difference = integrated_gradients(model, small, of_small, "logit", rule, 0)
        case["integratedGradients"][rule] = {"values": numbers(values), "difference": numbers(difference)}
    values, difference = integrated_gradients(model, small, of_small, "probability", "midpoint", 0.5)
    case["integratedGradients"]["ofGray"] = {"values": numbers(values), "difference": numbers(difference)}
    if name in ("digits", "branched"):
        layer = {"digits": "conv2d_1", "branched": "wide"}[name]
        start = 0.5 + 0.1 * model.noise[:1]
        case["ascent"] = {
            "layer": layer,
            "filter": numbers(ascent(start, lambda x: tf.reduce_mean(model.outputs(x)[0][layer][..., 1]))),
            "class": numbers(ascent(start, lambda x: model.scores(x)[0, 2])),
        }
    models[name] = case

data = {
    "versions": {"tensorflow": tf.__version__, "numpy": np.__version__, "python": platform.python_version()},
    "noiseLevel": NOISE_LEVEL,
    "steps": STEPS,
    "ascent": {"steps": ASCENT_STEPS, "learningRate": RATE, "decay": DECAY, "blur": BLUR},
    "models": models,
}
target = Path(__file__).parent / "fixtures" / "gradients.json"
target.write_text(json.dumps(data, separators=(",", ":")) + "\n")
print(target.stat().st_size, "bytes")

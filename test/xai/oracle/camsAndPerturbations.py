"""Reference values of class activation maps, perturbations and checks, from the definitions.

Writes fixtures/camsAndPerturbations.json; reads the masks that makeMasks.ts has drawn.

    pip install tensorflow-cpu==2.21.0
    python camsAndPerturbations.py
"""

import json
import platform
from pathlib import Path

import numpy as np
import tensorflow as tf

from modelReader import MODEL_NAMES, OracleModel, classes_of, of_classes

LAYERS = {
    "digits": ["conv2d_1", "conv2d"],
    "branched": ["wide", "stem"],
    "tall": ["last_map", "strided"],
    "sigmoid": ["conv2d"],
    "logits": ["conv2d"],
}
CURVE_STEPS = 7
FIXTURES = Path(__file__).parent / "fixtures"
RISE = json.loads((FIXTURES / "masks.json").read_text())


def numbers(array):
    """Numbers with their shape as the tests read them: six significant digits, a hundredth of what they may differ."""
    array = np.asarray(array, np.float32)
    return {"shape": list(array.shape), "values": [float(f"{value:.6g}") for value in array.ravel()]}


def maps_and_gradients(model, layer, classes, kind):
    """A layer's feature maps, the gradient of each image's score with respect to them, and the scores, in float64."""
    x = tf.convert_to_tensor(model.images)
    activation = model.outputs(x)[0][layer]
    with tf.GradientTape() as tape:
        tape.watch(activation)
        score = of_classes(model.scores(x, kind, {layer: activation}), classes)
    gradient = tape.gradient(score, activation)
    return [np.asarray(each, np.float64) for each in (activation, gradient, score)]


def relu(values):
    return np.maximum(values, 0)


def grad_cam(model, layer, classes, kind):
    """Selvaraju 2017, equations 1 and 2."""
    activation, gradient, _ = maps_and_gradients(model, layer, classes, kind)
    weights = gradient.mean((1, 2))
    return relu(np.einsum("nk,nijk->nij", weights, activation))


def grad_cam_plus_plus(model, layer, classes):
    """Chattopadhay 2018, equations 5, 7 and 19 for Y = exp(S), over exp(S)."""
    activation, gradient, score = maps_and_gradients(model, layer, classes, "logit")
    y = np.exp(score).reshape(-1, 1, 1, 1)
    first, second, third = y * gradient, y * gradient**2, y * gradient**3
    denominator = 2 * second + activation.sum((1, 2), keepdims=True) * third
    alpha = np.divide(second, denominator, out=np.zeros_like(second), where=denominator != 0)
    weights = (alpha * relu(first)).sum((1, 2))
    return relu(np.einsum("nk,nijk->nij", weights, activation)) / y[..., 0]


def layer_cam(model, layer, classes, kind):
    """Jiang 2021, equations 6 to 8."""
    activation, gradient, _ = maps_and_gradients(model, layer, classes, kind)
    return relu((relu(gradient) * activation).sum(-1))


def score_cam(model, layer, classes, kind):
    """Wang 2020, algorithm 1, the baseline a black image."""
    activation = model.outputs(tf.convert_to_tensor(model.images))[0][layer].numpy()
    size = model.images.shape[1:3]
    results = []
    for image, maps, index in zip(model.images, activation, classes):
        large = tf.image.resize(maps, size).numpy()
        used = [k for k in range(maps.shape[-1]) if np.ptp(maps[..., k]) > 0]
        masks = [(large[..., k] - large[..., k].min()) / np.ptp(large[..., k]) for k in used]
        masked = np.stack([image * mask[..., None] for mask in masks]).astype(np.float32)
        black = model.scores(np.zeros_like(image)[None], kind).numpy()[0, index]
        raised = model.scores(masked, kind).numpy()[:, index].astype(np.float64) - black
        alpha = np.exp(raised) / np.exp(raised).sum()
        results.append(relu(sum(weight * maps[..., k] for weight, k in zip(alpha, used))))
    return np.stack(results)


def occlusion(model, classes, kind, patch, strides, value):
    """Zeiler and Fergus 2014: how much the score falls with the patch at each place; a pixel's mean over its patches."""
    height, width = model.images.shape[1:3]
    tops = [0]
    while tops[-1] + patch[0] < height:
        tops.append(tops[-1] + strides[0])
    lefts = [0]
    while lefts[-1] + patch[1] < width:
        lefts.append(lefts[-1] + strides[1])
    whole = of_classes(model.scores(model.images, kind), classes).numpy()
    drops = np.zeros([len(classes), len(tops), len(lefts)])
    sums, counts = np.zeros([len(classes), height, width]), np.zeros([height, width])
    for row, top in enumerate(tops):
        for column, left in enumerate(lefts):
            rows, columns = slice(top, top + patch[0]), slice(left, left + patch[1])
            covered = model.images.copy()
            covered[:, rows, columns] = value
            drops[:, row, column] = whole - of_classes(model.scores(covered, kind), classes).numpy()
            sums[:, rows, columns] += drops[:, row, column][:, None, None]
            counts[rows, columns] += 1
    return drops, sums / counts


def rise_masks(name, height, width):
    grid = RISE["gridSize"]
    cell = [-(-height // grid), -(-width // grid)]
    masks = []
    for drawn in RISE["masks"][name]:
        cells = np.array([float(each) for each in drawn["cells"]], np.float32).reshape(grid, grid, 1)
        large = tf.image.resize(cells, [(grid + 1) * cell[0], (grid + 1) * cell[1]]).numpy()[..., 0]
        up, left = drawn["shift"]
        masks.append(large[up : up + height, left : left + width])
    return np.stack(masks)


def rise(model, name, classes, kind):
    """Petsiuk 2018, equation 6."""
    masks = rise_masks(name, *model.images.shape[1:3])
    results = []
    for image, index in zip(model.images, classes):
        scores = model.scores((image * masks[..., None]).astype(np.float32), kind).numpy()[:, index].astype(np.float64)
        results.append(np.einsum("m,mij->ij", scores, masks) / (RISE["probability"] * len(masks)))
    return np.stack(results)


def blurred(images):
    """11 x 11 pixels under a bell curve of standard deviation 5; outside of the image there is nothing to be counted."""
    places = np.arange(11) - 5
    bell = np.exp(-(places**2) / 50)
    channels = images.shape[-1]
    kernel = tf.constant(np.tile(np.outer(bell, bell)[..., None, None], [1, 1, channels, 1]).astype(np.float32))
    blur = lambda x: tf.nn.depthwise_conv2d(x, kernel, [1, 1, 1, 1], "SAME").numpy()
    return blur(images) / blur(np.ones_like(images))


def curve(model, classes, kind, start, end, order):
    """Scores while the pixels of `start` become those of `end` in an order; and the area below, by the trapezoidal rule."""
    pixels = len(order)
    scores = []
    for step in range(CURVE_STEPS + 1):
        changed = start.copy().reshape(len(start), pixels, -1)
        places = order[: int(np.floor(step / CURVE_STEPS * pixels + 0.5))]
        changed[:, places] = end.reshape(changed.shape)[:, places]
        scores.append(of_classes(model.scores(changed.reshape(start.shape), kind), classes).numpy())
    scores = np.stack(scores, 1)
    return {"scores": numbers(scores), "areas": numbers(np.trapezoid(scores, dx=1 / CURVE_STEPS, axis=1))}


def ranks(values):
    """Places in the order of all values; equal ones share the mean of their places."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts + 1) / 2)[inverse]


models = {}
for name in MODEL_NAMES:
    model = OracleModel(name)
    classes = classes_of(model)
    images = model.images
    size = images.shape[1:3]
    layers = {}
    for layer in LAYERS[name]:
        cams = {
            "gradCam": grad_cam(model, layer, classes, "logit"),
            "gradCamOfProbability": grad_cam(model, layer, classes, "probability"),
            "gradCamPlusPlus": grad_cam_plus_plus(model, layer, classes),
            "layerCam": layer_cam(model, layer, classes, "logit"),
            "scoreCam": score_cam(model, layer, classes, "probability"),
        }
        # Nearly all of the digits' file would be the maps of its first layer.
        shown = slice(0, 1) if (name, layer) == ("digits", "conv2d") else slice(None)
        layers[layer] = {method: numbers(maps[shown]) for method, maps in cams.items()}
    first = grad_cam(model, LAYERS[name][0], classes, "logit")
    paint = [0.1, 0.5, 0.9] if images.shape[-1] == 3 else 0.5
    drops, _ = occlusion(model, classes, "probability", [4, 4], [4, 4], 0)
    overlapping, spread = occlusion(model, classes, "logit", [3, 5], [2, 3], paint)
    order = np.argsort(-model.noise[0].sum(-1).ravel(), kind="stable")
    models[name] = {
        "classes": classes,
        "layers": layers,
        "enlarged": numbers(tf.image.resize(first[..., None].astype(np.float32), size)[..., 0]),
        "occlusion": {"drops": numbers(drops)},
        "overlappingOcclusion": {"paint": paint, "drops": numbers(overlapping), "values": numbers(spread)},
        "rise": numbers(rise(model, name, classes, "probability")),
        "deletion": curve(model, classes, "probability", images, np.zeros_like(images), order),
        "insertion": curve(model, classes, "probability", blurred(images), images, order),
    }

one, other = (OracleModel("tall").images[each, ..., 0] for each in (0, 1))
rough = [np.round(each * 4) for each in (one, other)]
checks = {
    "ssim": float(tf.image.ssim(one[..., None], other[..., None], 1.0)),
    "rankCorrelation": float(np.corrcoef(ranks(one.ravel()), ranks(other.ravel()))[0, 1]),
    "roundedRankCorrelation": float(np.corrcoef(ranks(rough[0].ravel()), ranks(rough[1].ravel()))[0, 1]),
}

data = {
    "versions": {"tensorflow": tf.__version__, "numpy": np.__version__, "python": platform.python_version()},
    "curveSteps": CURVE_STEPS,
    "models": models,
    "checks": checks,
}
target = FIXTURES / "camsAndPerturbations.json"
target.write_text(json.dumps(data, separators=(",", ":")) + "\n")
print(target.stat().st_size, "bytes")

"""What Keras makes of thousands of layers: output shape and weights, or a refusal.

Run with a Python that has Keras 3 and TensorFlow; it writes fixtures/kerasShapes.json (in one or two minutes):

    TF_CPP_MIN_LOG_LEVEL=3 python kerasShapes.py

Every configuration is made, called on symbolic inputs, built and, where it is small, called on zeros too, a size that is
not known being put in as a number. The settings are written as convolab's builders spell them. `padding` of "full" and
of cells, which Keras does not have, are Keras's ZeroPadding2D in front of a layer without padding.

A row is `[...settings, shape or shapes of the input, outcome]`, and an outcome is one of
    [output shape, weights' shapes, parameters, 1 where it was called on numbers too else 0]
    "refused"       Keras throws, at construction or when called on symbolic inputs
    ["size", …]     Keras makes an output of it with a size below 1 or past 2**31 - 1
    ["batch", …]    Keras makes something of it by joining or normalising along the batch
    ["setting", …]  Keras makes something of a setting that cannot be meant; none of those in WRONG, at present
    ["call", …]     Keras says a shape, and throws when it is called on numbers of just the shapes that it was told, or,
                    for a convolution whose input's size is not known, of any size that was tried
"""

import inspect
import json
import math
import random
from importlib.metadata import version
from pathlib import Path

import keras
import tensorflow as tf
from keras import layers

SEED = 20261124
LARGEST = 2**31 - 1
# More multiplications or values than this are not calculated.
LARGEST_CALL = 3_000_000
random.seed(SEED)
choice = random.choice
integer = random.randint


def snake(name):
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)


def image(data_format, height, width, channels, batch=None):
    if data_format == "channelsFirst":
        return [batch, channels, height, width]
    return [batch, height, width, channels]


def size(largest=40, unknown=0.06):
    """Mostly small sizes, at times one that is not known."""
    if random.random() < unknown:
        return None
    if random.random() < 0.03:
        return integer(100, 3000)
    return choice([integer(1, 6), integer(1, 16), integer(1, largest)])


def pair(numbers):
    """One number for both axes more often than two."""
    first = choice(numbers)
    return [first, first if random.random() < 0.4 else choice(numbers)]


def batch():
    return choice([None, None, None, 1, 2, 5])


def data_format():
    return choice(["channelsLast", "channelsLast", "channelsFirst"])


def input_image(form, channels, largest=40):
    """An image's shape; seldom of a wrong rank or with channels that are not known."""
    shape = image(form, size(largest), size(largest), channels, batch())
    luck = random.random()
    if luck < 0.02:
        return shape[1:]
    if luck < 0.03:
        return shape + [2]
    if luck < 0.04:
        return [shape[0], shape[1]]
    if luck < 0.06:
        shape[3 if form == "channelsLast" else 1] = None
    return shape


def strides_and_dilation():
    """Mostly one of them over 1."""
    luck = random.random()
    if luck < 0.35:
        return pair([1, 2, 2, 3, 4, 5]), [1, 1]
    if luck < 0.6:
        return [1, 1], pair([1, 2, 2, 3, 4])
    if luck < 0.9:
        return [1, 1], [1, 1]
    return pair([1, 2, 3]), pair([1, 2, 3])


def sides(largest):
    if random.random() < 0.4:
        height, width = integer(0, largest), integer(0, largest)
        return [[height, height], [width, width]]
    return [[integer(0, largest), integer(0, largest)] for _ in range(2)]


def conv_padding():
    luck = random.random()
    if luck < 0.4:
        return "valid"
    if luck < 0.8:
        return "same"
    return "full" if luck < 0.88 else sides(4)


KERNELS = [1, 2, 3, 3, 3, 4, 5, 5, 6, 7, 10]


def conv2d():
    strides, dilation = strides_and_dilation()
    groups = choice([1, 1, 1, 1, 2, 3, 4])
    filters = integer(1, 4) * (groups if random.random() < 0.85 else 1)
    channels = integer(1, 3) * (groups if random.random() < 0.85 else 1)
    form = data_format()
    settings = {
        "filters": filters,
        "kernelSize": pair(KERNELS),
        "strides": strides,
        "padding": conv_padding(),
        "dataFormat": form,
        "dilationRate": dilation,
        "groups": groups,
        "useBias": random.random() < 0.75,
    }
    return settings, [input_image(form, channels)]


def conv2d_transpose():
    strides, dilation = strides_and_dilation()
    form = data_format()
    settings = {
        "filters": integer(1, 5),
        "kernelSize": pair(KERNELS),
        "strides": strides,
        "padding": choice(["valid", "same"]),
        "outputPadding": choice([None, None, pair([0, 0, 1, 2]), [integer(0, stride - 1) for stride in strides]]),
        "dataFormat": form,
        "dilationRate": dilation,
        "useBias": random.random() < 0.75,
    }
    return settings, [input_image(form, integer(1, 4), 20)]


def depthwise_conv2d():
    strides, dilation = strides_and_dilation()
    form = data_format()
    settings = {
        "kernelSize": pair(KERNELS),
        "strides": strides,
        "padding": conv_padding(),
        "depthMultiplier": choice([1, 1, 2, 3]),
        "dataFormat": form,
        "dilationRate": dilation,
        "useBias": random.random() < 0.75,
    }
    return settings, [input_image(form, integer(1, 5))]


def separable_conv2d():
    settings, shapes = depthwise_conv2d()
    return {"filters": integer(1, 6), **settings}, shapes


def pooling2d():
    form = data_format()
    settings = {
        "poolSize": pair([1, 2, 2, 3, 4, 5, 7]),
        "strides": choice([None, None, pair([1, 2, 3, 4, 6])]),
        "padding": choice(["valid", "same"]),
        "dataFormat": form,
    }
    channels = choice([None, integer(1, 4), integer(1, 4), integer(1, 4)])
    return settings, [input_image(form, channels)]


def global_pooling2d():
    form = data_format()
    return {"keepDims": choice([False, True]), "dataFormat": form}, [input_image(form, choice([None, 3, 8]))]


def up_sampling2d():
    form = data_format()
    settings = {"size": pair([1, 2, 2, 3, 5]), "interpolation": choice(["nearest", "bilinear"]), "dataFormat": form}
    return settings, [input_image(form, choice([None, 1, 4]), 20)]


def zero_padding2d():
    form = data_format()
    return {"padding": sides(7), "dataFormat": form}, [input_image(form, choice([None, 1, 4]))]


def cropping2d():
    form = data_format()
    return {"cropping": sides(choice([1, 4, 9])), "dataFormat": form}, [input_image(form, choice([None, 1, 4]))]


def any_shape(unknown=0.08, largest=12):
    if random.random() < 0.02:
        return [batch()]
    return [batch(), *(size(largest, unknown) for _ in range(choice([1, 1, 2, 3, 3, 3, 4])))]


def flatten():
    return {"dataFormat": data_format()}, [any_shape()]


def reshape():
    """Mostly the values in another order of axes or of factors, one of them at times −1; seldom a wrong number."""
    shape = any_shape(0.05)
    factors = [factor for factor in shape[1:] if factor is not None] or [1]
    luck = random.random()
    if luck < 0.3:
        target = random.sample(factors, len(factors))
    elif luck < 0.6:
        target = [math.prod(factors)]
        for divisor in (2, 3, 4):
            if target[0] % divisor == 0 and random.random() < 0.7:
                target = [target[0] // divisor, *target[1:], divisor]
    else:
        target = [integer(1, 12) for _ in range(integer(1, 3))]
    if random.random() < 0.5:
        target[integer(0, len(target) - 1)] = -1
    return {"targetShape": target}, [shape]


def permute():
    shape = any_shape()
    rank = len(shape) - 1 if random.random() < 0.9 else integer(1, 4)
    return {"dims": random.sample(range(1, rank + 1), rank)}, [shape]


def dense():
    shape = any_shape()
    if random.random() < 0.03:
        shape = shape[:1]
    return {"units": choice([1, 3, 10, 32]), "useBias": random.random() < 0.75}, [shape]


def activation():
    return {"activation": choice(["relu", "sigmoid", "tanh", "softmax"])}, [any_shape()]


def dropout():
    return {"rate": choice([0, 0.25, 0.5, 0.9])}, [any_shape()]


def spatial_dropout2d():
    form = data_format()
    return {"rate": choice([0, 0.25, 0.5]), "dataFormat": form}, [input_image(form, choice([None, 3]))]


def batch_normalization():
    shape = any_shape(0.04)
    settings = {
        "axis": choice([-1, -1, 1, integer(1, 4), -integer(1, 5)]),
        "center": random.random() < 0.8,
        "scale": random.random() < 0.8,
    }
    return settings, [shape]


def like(shape, axes, change):
    """A shape that differs from another in some axes."""
    return [change(value) if index in axes else value for index, value in enumerate(shape)]


def concatenate():
    first = any_shape(0.05)
    rank = len(first)
    axis = choice([-1, -1, -1, integer(1, max(1, rank - 1)), integer(1, 4), -integer(1, 4)])
    along = axis % rank
    shapes = [first]
    for _ in range(choice([1, 1, 1, 1, 1, 2, 2, 3, 0])):
        axes = {along}
        if random.random() < 0.1:
            axes.add(rank - 1)
        other = like(first, axes, lambda value: size(12, 0.05))
        if random.random() < 0.08:
            other[integer(0, rank - 1)] = None
        if random.random() < 0.04:
            other = [*other, 2]
        shapes.append(other)
    return {"axis": axis}, shapes


def merge():
    first = any_shape(0.05)
    shapes = [first]
    for _ in range(choice([1, 1, 1, 1, 1, 1, 2, 2, 3, 0])):
        axes = {index for index in range(1, len(first)) if random.random() < 0.15}
        other = like(first, axes, lambda value: choice([1, 1, value, None, 3]))
        if random.random() < 0.12:
            other = [other[0], *other[2:]]
        if random.random() < 0.06:
            other[0] = batch()
        shapes.append(other)
    return {}, shapes


def edges(maker, count):
    """Heights just below and above the kernel's, where one cell tells right from wrong."""
    rows = []
    while len(rows) < count:
        settings, shapes = maker()
        form = settings["dataFormat"]
        kernel = (settings.get("kernelSize") or settings.get("poolSize"))[0]
        dilation = settings.get("dilationRate", [1, 1])[0]
        span = (kernel - 1) * dilation + 1
        channels = settings.get("groups", 1) * 2
        for height in range(max(1, span - 2), span + 4):
            rows.append((settings, [image(form, height, 30, channels)]))
    return rows[:count]


# Past the limits of 32-bit sizes; never called on numbers.
LARGE = {
    "upSampling2d": [
        ({"size": [3, 1], "interpolation": "nearest", "dataFormat": "channelsLast"}, [[None, 2**30, 4, 1]]),
        ({"size": [1, 2], "interpolation": "nearest", "dataFormat": "channelsLast"}, [[None, 4, LARGEST, 1]]),
        ({"size": [1, 1], "interpolation": "nearest", "dataFormat": "channelsLast"}, [[None, LARGEST, LARGEST, 1]]),
    ],
    "zeroPadding2d": [
        ({"padding": [[1, 0], [0, 0]], "dataFormat": "channelsLast"}, [[None, LARGEST, 4, 1]]),
        ({"padding": [[1, 0], [0, 0]], "dataFormat": "channelsLast"}, [[None, LARGEST - 1, 4, 1]]),
    ],
    "flatten": [
        ({"dataFormat": "channelsLast"}, [[None, 65536, 32767, 1]]),
        ({"dataFormat": "channelsLast"}, [[None, 65536, 32768, 1]]),
        ({"dataFormat": "channelsLast"}, [[None, LARGEST, LARGEST, 3]]),
        ({"dataFormat": "channelsFirst"}, [[None, 3, LARGEST, None]]),
    ],
    "reshape": [
        ({"targetShape": [-1]}, [[None, 46341, 46341]]),
        ({"targetShape": [-1, 46341]}, [[None, 46341, 46341]]),
    ],
    "conv2d": [
        (
            {
                "filters": 1,
                "kernelSize": [kernel, 1],
                "strides": [stride, 1],
                "padding": padding,
                "dataFormat": "channelsLast",
                "dilationRate": [dilation, 1],
                "groups": 1,
                "useBias": True,
            },
            [[None, height, 3, 1]],
        )
        for kernel, stride, padding, dilation, height in [
            (3, 1, "valid", 1, LARGEST),
            (3, 2, "same", 1, LARGEST),
            (2, 1, "valid", LARGEST - 1, LARGEST),
            (2, 1, "valid", LARGEST, LARGEST),
            (3, LARGEST, "valid", 1, LARGEST),
            (3, 1, "full", 1, LARGEST - 4),
            (3, 1, "full", 1, LARGEST),
        ]
    ],
    "conv2dTranspose": [
        (
            {
                "filters": 1,
                "kernelSize": [3, 3],
                "strides": [2, 2],
                "padding": "same",
                "outputPadding": None,
                "dataFormat": "channelsLast",
                "dilationRate": [1, 1],
                "useBias": True,
            },
            [[None, height, 3, 1]],
        )
        for height in [2**30, 2**30 - 1]
    ],
    "concatenate": [
        ({"axis": 1}, [[None, LARGEST, 4], [None, 1, 4]]),
        ({"axis": 1}, [[None, LARGEST - 1, 4], [None, 1, 4]]),
    ],
}

IMAGE = [[None, 8, 8, 4]]
CONV = {
    "filters": 2,
    "kernelSize": [3, 3],
    "strides": [1, 1],
    "padding": "valid",
    "dataFormat": "channelsLast",
    "dilationRate": [1, 1],
    "groups": 1,
    "useBias": True,
}
TRANSPOSE = {**{name: CONV[name] for name in CONV if name != "groups"}, "outputPadding": None}
DEPTHWISE = {**{name: CONV[name] for name in CONV if name not in ("filters", "groups")}, "depthMultiplier": 1}
POOL = {"poolSize": [2, 2], "strides": None, "padding": "valid", "dataFormat": "channelsLast"}
NOT_SIZES = [[0, 3], [3, 0], [-1, 3], [3, -2]]

# Settings that cannot be meant; a number that is no size, beside one that is, in either place.
WRONG = {
    "conv2d": [
        *({**CONV, name: value} for name in ("kernelSize", "strides", "dilationRate") for value in NOT_SIZES),
        *({**CONV, name: value} for name in ("filters", "groups") for value in (0, -1)),
        {**CONV, "padding": [[-1, 0], [0, 0]]},
        {**CONV, "filters": 3, "groups": 2},
        {**CONV, "strides": [1, 2], "dilationRate": [2, 1]},
    ],
    "conv2dTranspose": [
        *({**TRANSPOSE, name: value} for name in ("kernelSize", "strides", "dilationRate") for value in NOT_SIZES),
        *({**TRANSPOSE, "strides": [3, 3], "outputPadding": value} for value in ([3, 0], [0, 4], [-1, 0])),
        {**TRANSPOSE, "filters": 0},
        {**TRANSPOSE, "strides": [1, 2], "dilationRate": [2, 1]},
    ],
    "depthwiseConv2d": [
        *({**DEPTHWISE, name: value} for name in ("kernelSize", "strides", "dilationRate") for value in NOT_SIZES),
        *({**DEPTHWISE, "depthMultiplier": value} for value in (0, -1)),
    ],
    "separableConv2d": [
        *({**DEPTHWISE, "filters": 2, "strides": value} for value in NOT_SIZES),
        *({**DEPTHWISE, "filters": value} for value in (0, -1)),
    ],
    "maxPooling2d": [{**POOL, name: value} for name in ("poolSize", "strides") for value in NOT_SIZES],
    "averagePooling2d": [{**POOL, name: value} for name in ("poolSize", "strides") for value in NOT_SIZES],
    "upSampling2d": [
        {"size": value, "interpolation": "nearest", "dataFormat": "channelsLast"} for value in NOT_SIZES
    ],
    "zeroPadding2d": [{"padding": [[-1, 2], [0, 0]], "dataFormat": "channelsLast"}],
    "cropping2d": [
        {"cropping": value, "dataFormat": "channelsLast"}
        for value in ([[-1, 0], [0, 0]], [[4, 4], [0, 0]], [[0, 0], [0, 8]], [[0, 0], [9, 9]])
    ],
    "reshape": [
        {"targetShape": value} for value in ([-1, -1], [-2, 8], [0, -1], [256, 0], [255], [257], [-1, 255], [2, 2, 64, 2])
    ],
    "permute": [{"dims": value} for value in ([1, 1, 2], [0, 1, 2], [1, 2, 4], [3, 2], [1, 2, 3, 4])],
    "dense": [{"units": value, "useBias": True} for value in (0, -1)],
    "dropout": [{"rate": value} for value in (-0.1, 1.5)],
    "spatialDropout2d": [{"rate": value, "dataFormat": "channelsLast"} for value in (-0.1, 1.5)],
    "batchNormalization": [{"axis": value, "center": True, "scale": True} for value in (0, 4, -4, -5)],
}

# Keras's class, how configurations are made, and how many.
PLAN = {
    "conv2d": (layers.Conv2D, conv2d, 900, 300),
    "conv2dTranspose": (layers.Conv2DTranspose, conv2d_transpose, 480, 0),
    "depthwiseConv2d": (layers.DepthwiseConv2D, depthwise_conv2d, 360, 60),
    "separableConv2d": (layers.SeparableConv2D, separable_conv2d, 300, 60),
    "maxPooling2d": (layers.MaxPooling2D, pooling2d, 240, 90),
    "averagePooling2d": (layers.AveragePooling2D, pooling2d, 180, 30),
    "globalMaxPooling2d": (layers.GlobalMaxPooling2D, global_pooling2d, 40, 0),
    "globalAveragePooling2d": (layers.GlobalAveragePooling2D, global_pooling2d, 40, 0),
    "upSampling2d": (layers.UpSampling2D, up_sampling2d, 100, 0),
    "zeroPadding2d": (layers.ZeroPadding2D, zero_padding2d, 100, 0),
    "cropping2d": (layers.Cropping2D, cropping2d, 140, 0),
    "flatten": (layers.Flatten, flatten, 80, 0),
    "reshape": (layers.Reshape, reshape, 240, 0),
    "permute": (layers.Permute, permute, 90, 0),
    "dense": (layers.Dense, dense, 100, 0),
    "activation": (layers.Activation, activation, 30, 0),
    "dropout": (layers.Dropout, dropout, 30, 0),
    "spatialDropout2d": (layers.SpatialDropout2D, spatial_dropout2d, 40, 0),
    "batchNormalization": (layers.BatchNormalization, batch_normalization, 140, 0),
    "concatenate": (layers.Concatenate, concatenate, 220, 0),
    "add": (layers.Add, merge, 90, 0),
    "subtract": (layers.Subtract, merge, 60, 0),
    "multiply": (layers.Multiply, merge, 40, 0),
    "average": (layers.Average, merge, 40, 0),
    "maximum": (layers.Maximum, merge, 40, 0),
    "minimum": (layers.Minimum, merge, 40, 0),
}


def keras_settings(settings):
    """Keras's spelling; what stands around the input is made by a layer of its own."""
    options = {}
    around = None
    for name, value in settings.items():
        if name == "keepDims":
            options["keepdims"] = value
        elif name == "dataFormat":
            options["data_format"] = snake(value)
        elif name == "padding" and "kernelSize" in settings and (value == "full" or isinstance(value, list)):
            options["padding"] = "valid"
            around = value
        elif isinstance(value, list):
            options[snake(name)] = tuple(tuple(part) if isinstance(part, list) else part for part in value)
        else:
            options[snake(name)] = value
    if around == "full":
        reach = [(k - 1) * d for k, d in zip(settings["kernelSize"], settings["dilationRate"])]
        around = [[cells, cells] for cells in reach]
    return options, around


def keras_layer(keras_class, settings):
    options, around = keras_settings(settings)
    accepted = inspect.signature(keras_class.__init__).parameters
    # Dropout has no data format; the others take all that is given.
    layer = keras_class(**{name: value for name, value in options.items() if name in accepted})
    if around is None:
        return layer, lambda inputs: layer(inputs)
    padding = layers.ZeroPadding2D(tuple(map(tuple, around)), data_format=options["data_format"])
    return layer, lambda inputs: layer(padding(inputs))


def work(shapes, weights, output):
    """Values and multiplications, roughly."""
    values = max(math.prod(numeric(shape)) for shape in [*shapes, output])
    return max(values, *(math.prod(numeric(output)) * math.prod(shape[:-1]) for shape in weights if len(shape) > 1), 0)


UNKNOWN_AS = 2


def numeric(shape):
    return [UNKNOWN_AS if value is None else value for value in shape]


def outcome(keras_class, settings, shapes, kind, reasons):
    """`kind` is "call" where small ones are called on numbers too, "large" where not, "setting" where one is wrong."""
    try:
        layer, apply = keras_layer(keras_class, settings)
        inputs = [keras.Input(batch_shape=shape) for shape in shapes]
        output = apply(inputs if is_merge(keras_class) else inputs[0])
        shape = list(output.shape)
        weights = [list(weight.shape) for weight in layer.weights]
        count = layer.count_params()
    except Exception as error:
        note(reasons, "refused", error, settings, shapes)
        return "refused"
    if kind == "setting":
        return ["setting", shape]
    if "axis" in settings and settings["axis"] % len(shapes[0]) == 0:
        return ["batch", shape]
    if any(value is not None and not 1 <= value <= LARGEST for value in shape):
        return ["size", shape]
    if kind == "large" or work(shapes, weights, shape) > LARGEST_CALL:
        return [shape, weights, count, 0]
    as_told = all(value is not None for each in shapes for value in each[1:])
    for unknown_as in [None] if as_told else unknown_sizes(settings):
        zeros = [tf.zeros(each) for each in concrete_shapes(shapes, unknown_as)]
        try:
            result = list(apply(zeros if is_merge(keras_class) else zeros[0]).shape)
        except Exception as error:
            failure = error
            continue
        if len(result) != len(shape) or any(told not in (None, got) for told, got in zip(shape, result)):
            raise SystemExit(f"{keras_class.__name__}{settings} on {shapes}: {shape} was said, {result} came")
        return [shape, weights, count, 1]
    # Without a kernel, another number in place of what is not known may do: shapes to be joined that agree, for example.
    if not as_told and "kernelSize" not in settings:
        return [shape, weights, count, 0]
    note(reasons, "call", failure, settings, shapes)
    return ["call", shape]


def note(reasons, kind, error, settings, shapes):
    text = str(error).splitlines()[0].split(" with name ")[0]
    reasons.setdefault(f"{kind}: {type(error).__name__}: {text[:90]}", []).append((settings, shapes))


def unknown_sizes(settings):
    """Numbers for sizes that are not known: as large as the kernel, or a little larger; more than is cropped."""
    kernel = settings.get("kernelSize") or settings.get("poolSize") or [1, 1]
    dilation = settings.get("dilationRate") or [1, 1]
    crop = max((sum(side) for side in settings.get("cropping", [])), default=0)
    span = max(*((k - 1) * d + 1 for k, d in zip(kernel, dilation)), crop + 1)
    return [span, span + 1, span + 2, UNKNOWN_AS]


def concrete_shapes(shapes, unknown_as):
    """Shapes of numbers; one batch size for all."""
    batch_size = next((shape[0] for shape in shapes if shape[0] is not None), UNKNOWN_AS)
    return [[batch_size, *(unknown_as if value is None else value for value in shape[1:])] for shape in shapes]


def is_merge(keras_class):
    return keras_class in {
        layers.Concatenate,
        layers.Add,
        layers.Subtract,
        layers.Multiply,
        layers.Average,
        layers.Maximum,
        layers.Minimum,
    }


def main():
    result = {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "numpy": version("numpy"),
        "seed": SEED,
        "layers": {},
    }
    counts = {}
    for layer_type, (keras_class, maker, count, near_edges) in PLAN.items():
        rows = [(*maker(), "call") for _ in range(count)]
        rows += [(settings, shapes, "call") for settings, shapes in edges(maker, near_edges)]
        rows += [(settings, shapes, "large") for settings, shapes in LARGE.get(layer_type, [])]
        rows += [(settings, IMAGE, "setting") for settings in WRONG.get(layer_type, [])]
        names = list(rows[0][0])
        lines = []
        reasons = {}
        for settings, shapes, kind in rows:
            got = outcome(keras_class, settings, shapes, kind, reasons)
            what = got if got == "refused" else got[0] if isinstance(got[0], str) else "called" if got[3] else "said"
            counts[what] = counts.get(what, 0) + 1
            lines.append([*(settings[name] for name in names), shapes if is_merge(keras_class) else shapes[0], got])
        keras.backend.clear_session()
        result["layers"][layer_type] = {"settings": names, "rows": lines}
        print(layer_type, len(lines), flush=True)
        for reason, examples in sorted(reasons.items()):
            print(f"{len(examples):7} {reason} {examples[0]}")
    target = Path(__file__).parent / "fixtures" / "kerasShapes.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(compact(result), encoding="utf-8")
    print(sum(counts.values()), counts, target.stat().st_size, "bytes")


def compact(result):
    """JSON with a line for each configuration."""
    head = {name: value for name, value in result.items() if name != "layers"}
    parts = []
    for layer_type, table in result["layers"].items():
        rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in table["rows"])
        parts.append(f'"{layer_type}":{{"settings":{json.dumps(table["settings"])},"rows":[\n{rows}]}}')
    return json.dumps(head)[:-1] + ',\n"layers":{\n' + ",\n".join(parts) + "}}\n"


main()

"""What Keras's layers answer to fixed inputs with fixed weights, for test/nn/model/kerasForward.test.ts.

Run with a Python that has Keras 3 and TensorFlow; it writes fixtures/kerasForward.json (in one to three minutes):

    TF_CPP_MIN_LOG_LEVEL=3 python kerasForward.py

Inputs and weights follow from a formula that the test has too, so that only answers are stored: float32, little-endian,
base64. Settings are written as convolab's builders spell them. What TensorFlow's CPU kernels lack is calculated by another
way of Keras's or TensorFlow's that they have, and said there: channels first by transposing, `padding` of "full" and of
cells by ZeroPadding2D, dilated transposed and unequally strided depthwise convolutions with zeros in the kernel and by groups.
"""

import base64
import json
import re
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
from keras import Input, Model, Sequential, layers

CLASSES = {
    "conv2d": layers.Conv2D,
    "conv2dTranspose": layers.Conv2DTranspose,
    "depthwiseConv2d": layers.DepthwiseConv2D,
    "separableConv2d": layers.SeparableConv2D,
    "maxPooling2d": layers.MaxPooling2D,
    "averagePooling2d": layers.AveragePooling2D,
    "globalMaxPooling2d": layers.GlobalMaxPooling2D,
    "globalAveragePooling2d": layers.GlobalAveragePooling2D,
    "upSampling2d": layers.UpSampling2D,
    "zeroPadding2d": layers.ZeroPadding2D,
    "cropping2d": layers.Cropping2D,
    "flatten": layers.Flatten,
    "reshape": layers.Reshape,
    "permute": layers.Permute,
    "dense": layers.Dense,
    "activation": layers.Activation,
    "dropout": layers.Dropout,
    "spatialDropout2d": layers.SpatialDropout2D,
    "batchNormalization": layers.BatchNormalization,
    "concatenate": layers.Concatenate,
    "add": layers.Add,
    "subtract": layers.Subtract,
    "multiply": layers.Multiply,
    "average": layers.Average,
    "maximum": layers.Maximum,
    "minimum": layers.Minimum,
}
ACTIVATIONS = (
    "linear relu relu6 leakyRelu elu selu gelu silu mish sigmoid hardSigmoid tanh softmax softplus softsign exponential"
).split()


def snake(name):
    return {"keepDims": "keepdims"}.get(name, re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name))


def fixed(shape, salt):
    """Numbers from -1 to 1 by a formula of whole numbers: exact in every language."""
    index = np.arange(int(np.prod(shape)), dtype=np.int64)
    return (((index * index * 31 + index * 7919 + salt * 104729) % 2003) / 1001 - 1).astype(np.float32).reshape(shape)


def set_fixed_weights(model_or_layer):
    weights = []
    for salt, variable in enumerate(model_or_layer.weights):
        value = fixed(variable.shape, salt + 100)
        weights.append(np.abs(value) + np.float32(0.5) if variable.name == "moving_variance" else value)
    model_or_layer.set_weights(weights)
    return [list(weight.shape) for weight in weights]


def packed(array):
    return base64.b64encode(np.asarray(array, "<f4").tobytes()).decode()


def python_value(value):
    if isinstance(value, list):
        return tuple(python_value(each) for each in value)
    return snake(value) if isinstance(value, str) else value


def spread(kernel, dilation):
    """A kernel with zeros between its cells: the same as dilation."""
    height, width = kernel.shape[:2]
    result = np.zeros(((height - 1) * dilation[0] + 1, (width - 1) * dilation[1] + 1, *kernel.shape[2:]), np.float32)
    result[:: dilation[0], :: dilation[1]] = kernel
    return result


def both(value):
    return tuple(value) if isinstance(value, list) else (value, value)


def dilated_transposed(layer, options, x):
    """Keras's output shape, and TensorFlow's transposed convolution with the spread kernel."""
    layer.build(x.shape)
    shapes = set_fixed_weights(layer)
    kernel, bias = layer.get_weights()
    shape = (x.shape[0], *layer.compute_output_shape((None, *x.shape[1:]))[1:])
    y = tf.nn.conv2d_transpose(
        x, spread(kernel, both(options["dilationRate"])), shape, both(options.get("strides", 1)), options.get("padding", "valid").upper()
    )
    return (y + bias).numpy(), shapes


def unequal_depthwise(layer, options, x):
    """One group for each channel, whose convolution TensorFlow knows with any strides."""
    layer.build(x.shape)
    shapes = set_fixed_weights(layer)
    kernel, bias = layer.get_weights()
    kernel_size, channels, multiplier = kernel.shape[:2], kernel.shape[2], kernel.shape[3]
    outs = [
        tf.nn.conv2d(x[..., c : c + 1], kernel[:, :, c : c + 1, :], both(options["strides"]), options.get("padding", "valid").upper())
        for c in range(channels)
    ]
    assert kernel_size and multiplier
    return (tf.concat(outs, -1) + bias).numpy(), shapes


def layer_case(kind, options, *shapes, training=False, scale=1):
    keras.utils.clear_session()
    settings = {snake(key): python_value(value) for key, value in options.items()}
    first = settings.pop("data_format", "channels_last") == "channels_first"
    inputs = [fixed((2, *shape), salt) * np.float32(scale) for salt, shape in enumerate(shapes)]
    to_last = first and kind != "flatten" and len(shapes[0]) == 3
    if first and not to_last:
        settings["data_format"] = "channels_first"
    given = [x.transpose(0, 2, 3, 1) if to_last else x for x in inputs]
    if kind in ("conv2d", "depthwiseConv2d", "separableConv2d") and settings.get("padding") not in (None, "valid", "same"):
        padding = settings.pop("padding")
        if padding == "full":
            kernel, dilation = both(options["kernelSize"]), both(options.get("dilationRate", 1))
            padding = tuple((kernel[axis] - 1) * dilation[axis] for axis in (0, 1))
        given = [layers.ZeroPadding2D(padding)(x).numpy() for x in given]
    layer = CLASSES[kind](**settings)
    argument = given if len(given) > 1 else given[0]
    case = {"layer": kind, "options": options, "inputs": [list(x.shape) for x in inputs]}
    if scale != 1:
        case["scale"] = scale
    if kind == "conv2dTranspose" and max(both(options.get("dilationRate", 1))) > 1:
        y, weight_shapes = dilated_transposed(layer, options, given[0])
    elif kind == "depthwiseConv2d" and len(set(both(options.get("strides", 1)))) > 1:
        y, weight_shapes = unequal_depthwise(layer, options, given[0])
    else:
        layer(argument)  # builds
        weight_shapes = set_fixed_weights(layer)
        y = np.asarray(layer(argument, training=training) if training else layer(argument))
    if to_last and y.ndim == 4:
        y = y.transpose(0, 3, 1, 2)
    case.update(weights=weight_shapes, shape=list(y.shape), values=packed(y))
    if training:
        case["training"] = True
        case["weightsAfter"] = [packed(weight) for weight in layer.get_weights()]
    return case


def layer_cases():
    image, image_first = [6, 5, 4], [4, 6, 5]
    formats = [({}, image), ({"dataFormat": "channelsFirst"}, image_first)]
    cells = [1, [1, 2], [[0, 1], [2, 0]]]

    for more, shape in formats:
        for padding in ["valid", "same", "full"] + cells:
            for kernel, strides, dilation, groups in [
                (3, 1, 1, 1),
                (2, 1, 1, 1),
                ([2, 3], 2, 1, 1),
                (4, [1, 2], 1, 1),
                (1, 3, 1, 1),
                (3, 1, 2, 1),
                (2, 1, [1, 2], 2),
                (3, 2, 1, 2),
                (3, 1, 1, 4),
            ]:
                yield "conv2d", {
                    "filters": 4, "kernelSize": kernel, "strides": strides, "padding": padding, "dilationRate": dilation, "groups": groups, **more
                }, shape
        yield "conv2d", {"filters": 3, "kernelSize": 3, "useBias": False, "activation": "relu", **more}, shape
        for name in ["tanh", "leakyRelu", "gelu"]:
            yield "conv2d", {"filters": 3, "kernelSize": 2, "activation": name, "padding": "full", **more}, shape
            yield "conv2d", {"filters": 3, "kernelSize": 2, "activation": name, **more}, shape

        for kind, extra in [("depthwiseConv2d", {}), ("separableConv2d", {"filters": 3})]:
            for padding in ["valid", "same", "full", [[0, 1], [2, 0]]]:
                for kernel, strides, dilation, multiplier in [(3, 1, 1, 1), ([2, 3], 2, 1, 2), (2, 1, 2, 2), (2, 1, [2, 1], 1)]:
                    yield kind, {
                        **extra, "kernelSize": kernel, "strides": strides, "padding": padding, "dilationRate": dilation, "depthMultiplier": multiplier, **more
                    }, shape
            yield kind, {**extra, "kernelSize": 3, "useBias": False, "activation": "sigmoid", **more}, shape
        for padding in ["valid", "same"]:
            yield "depthwiseConv2d", {"kernelSize": 3, "strides": [1, 2], "padding": padding, "depthMultiplier": 2, **more}, shape

        small = [3, 4, 2] if not more else [2, 3, 4]
        for padding in ["valid", "same"]:
            for kernel, strides in [(3, 1), (2, 1), (3, 2), (2, 2), ([2, 3], 3), (4, [2, 1]), (1, 2)]:
                yield "conv2dTranspose", {"filters": 3, "kernelSize": kernel, "strides": strides, "padding": padding, **more}, small
            for kernel, strides, output_padding in [(3, 2, 0), (3, 2, 1), ([2, 3], 3, [1, 2]), (5, 2, 1)]:
                yield "conv2dTranspose", {
                    "filters": 2, "kernelSize": kernel, "strides": strides, "padding": padding, "outputPadding": output_padding, **more
                }, small
            for kernel, dilation in [(3, 2), ([2, 3], [2, 1])]:
                yield "conv2dTranspose", {"filters": 2, "kernelSize": kernel, "dilationRate": dilation, "padding": padding, **more}, small
        yield "conv2dTranspose", {"filters": 2, "kernelSize": 3, "strides": 2, "useBias": False, "activation": "softplus", **more}, small

        for kind in ["maxPooling2d", "averagePooling2d"]:
            for padding in ["valid", "same"]:
                for size, strides in [(2, None), (3, 1), ([2, 3], None), (2, 3), (3, [2, 1]), ([3, 1], 2)]:
                    yield kind, {"poolSize": size, "strides": strides, "padding": padding, **more}, [7, 5, 2] if not more else [2, 7, 5]
        for kind in ["globalMaxPooling2d", "globalAveragePooling2d"]:
            for keep in [False, True]:
                yield kind, {"keepDims": keep, **more}, shape
        for interpolation in ["nearest", "bilinear"]:
            for size in [2, [1, 3], [3, 2]]:
                yield "upSampling2d", {"size": size, "interpolation": interpolation, **more}, small
        for padding in cells + [0, [0, 2]]:
            yield "zeroPadding2d", {"padding": padding, **more}, small
            yield "cropping2d", {"cropping": padding, **more}, shape
        yield "flatten", more, shape
        yield "dropout", {"rate": 0.5}, shape
        yield "spatialDropout2d", {"rate": 0.5, **more}, shape
    yield "flatten", {}, [5]
    yield "flatten", {"dataFormat": "channelsFirst"}, [3, 4]

    for target in [[24], [-1], [4, 6], [2, -1, 3], [1, 24]]:
        yield "reshape", {"targetShape": target}, [2, 3, 4]
    for dims in [[1, 2, 3], [3, 1, 2], [2, 1, 3], [3, 2, 1]]:
        yield "permute", {"dims": dims}, [2, 3, 4]
    yield "permute", {"dims": [2, 1]}, [3, 4]

    for shape in [[5], [3, 5], [2, 3, 5]]:
        yield "dense", {"units": 4}, shape
    yield "dense", {"units": 4, "useBias": False}, [5]
    for name in ACTIVATIONS:
        yield "dense", {"units": 6, "activation": name}, [5]
        yield "activation", {"activation": name}, [3, 4, 2]

    for options, shape in [
        ({}, [3, 4, 2]),
        ({"axis": 1}, [2, 3, 4]),
        ({"axis": -2, "epsilon": 0.1}, [3, 4, 2]),
        ({"center": False, "momentum": 0.9}, [3, 4, 2]),
        ({"scale": False, "momentum": 0.5}, [3, 4, 2]),
        ({"scale": False, "center": False}, [3, 4, 2]),
        ({}, [5]),
        ({"axis": 1}, [4, 3]),
    ]:
        yield "batchNormalization", options, shape
        yield "batchNormalization", options, shape, "training"

    yield "concatenate", {}, [2, 3, 4], [2, 3, 1]
    yield "concatenate", {"axis": 1}, [2, 3, 4], [1, 3, 4], [4, 3, 4]
    yield "concatenate", {"axis": -2}, [2, 3, 4], [2, 5, 4]
    yield "concatenate", {}, [5], [3]
    for kind in ["add", "multiply", "average", "maximum", "minimum", "subtract"]:
        yield kind, {}, [2, 3, 4], [2, 3, 4]
        yield kind, {}, [2, 3, 4], [1, 3, 1]
        yield kind, {}, [5, 1, 4], [4]
        yield kind, {}, [4], [3, 4]
        if kind != "subtract":
            yield kind, {}, [3, 4], [3, 4], [3, 1]
            yield kind, {}, [4], [2, 3, 1], [3, 4]


# Whole models, which the test builds by the same names: what is compared is also the order of the weights.


def lecture_pattern():
    return Sequential(
        [
            Input((12, 12, 1)),
            layers.Conv2D(4, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(6, 3, activation="relu", padding="same"),
            layers.BatchNormalization(),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dropout(0.5),
            layers.Dense(8, activation="relu"),
            layers.Dense(5, activation="softmax"),
        ]
    )


def autoencoder():
    inputs = Input((10, 7, 3))
    x = layers.Conv2D(4, 3, 2, activation="relu", padding="same")(inputs)
    x = layers.Flatten()(x)
    x = layers.Dense(3)(x)
    x = layers.Dense(5 * 4 * 4)(x)
    x = layers.Reshape((5, 4, 4))(x)
    x = layers.UpSampling2D()(x)
    x = layers.Conv2D(3, (1, 2), activation="relu")(x)
    return Model(inputs, layers.Conv2D(1, 1, activation="sigmoid")(x))


def residual():
    inputs = Input((6, 6, 3))
    x = layers.Conv2D(4, 3, padding="same")(inputs)
    x = layers.BatchNormalization()(x)
    y = layers.Conv2D(4, 3, padding="same", activation="relu")(x)
    y = layers.BatchNormalization()(y)
    short = layers.Conv2D(4, 1)(inputs)
    x = layers.Add()([x, y, short])
    x = layers.GlobalAveragePooling2D()(x)
    return Model(inputs, layers.Dense(3)(x))


def inception():
    inputs = Input((5, 5, 3))
    a = layers.Conv2D(2, 1)(inputs)
    b = layers.Conv2D(3, 3, padding="same")(layers.Conv2D(2, 1)(inputs))
    c = layers.Conv2D(2, 1)(layers.MaxPooling2D(3, 1, padding="same")(inputs))
    return Model(inputs, layers.Concatenate()([a, b, c]))


def shared():
    left, right = Input((5, 5, 2)), Input((5, 5, 2))
    conv = layers.Conv2D(3, 3, activation="relu")
    pool = layers.GlobalMaxPooling2D()
    difference = layers.Subtract()([pool(conv(left)), pool(conv(right))])
    return Model([left, right], layers.Dense(2)(difference))


def two_outputs():
    inputs = Input((6,))
    x = layers.Dense(4, activation="relu")(inputs)
    return Model(inputs, [layers.Dense(2, activation="softmax")(x), layers.Dense(3)(x)])


def twice():
    inputs = Input((4,))
    layer = layers.Dense(4, activation="tanh")
    return Model(inputs, layers.Dense(2)(layer(layer(inputs))))


MODELS = [lecture_pattern, autoencoder, residual, inception, shared, two_outputs, twice]


def model_case(build):
    keras.utils.clear_session()
    model = build()
    weight_shapes = set_fixed_weights(model)
    inputs = [fixed((2, *x.shape[1:]), salt) for salt, x in enumerate(model.inputs)]
    outputs = model(inputs if len(inputs) > 1 else inputs[0])
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    return {
        "model": build.__name__,
        "inputs": [list(x.shape) for x in inputs],
        "weights": weight_shapes,
        "outputs": [{"shape": list(y.shape), "values": packed(y)} for y in outputs],
    }


def main():
    cases, failed = [], []
    for kind, options, *rest in layer_cases():
        training = rest[-1] == "training"
        shapes = rest[:-1] if training else rest
        try:
            # Activations are shown values up to 6, where they bend.
            cases.append(layer_case(kind, options, *shapes, training=training, scale=6 if kind == "activation" else 1))
        except Exception as error:
            failed.append((kind, options, str(error).strip().split("\n")[0][:150]))
    result = {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "layers": cases,
        "models": [model_case(build) for build in MODELS],
    }
    target = Path(__file__).with_name("fixtures") / "kerasForward.json"
    target.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    for each in failed:
        print("Keras refuses", *each)
    print(len(cases), "layers,", len(MODELS), "models,", target.stat().st_size, "bytes")


main()

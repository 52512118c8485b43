"""Keras's own `model.summary()` of the models that test/nn/tables/summaryModels.ts builds by the same names.

Run with a Python that has Keras 3 and TensorFlow; it writes kerasSummaries.json beside itself:

    TF_CPP_MIN_LOG_LEVEL=3 python kerasSummaries.py

Keras asks the terminal for its width, and takes 80 columns where there is none, as in a notebook. A `line_length` that
would be cut there gets as wide a terminal as Keras itself would want for it, four columns more.
"""

import json
import os
from pathlib import Path

import keras
import tensorflow as tf
from importlib.metadata import version
from keras import Input, Model, Sequential, layers


def lecture_conv():
    return Sequential([Input((28, 28, 1)), layers.Conv2D(64, (5, 5))])


def lecture_conv_same():
    return Sequential([Input((28, 28, 1)), layers.Conv2D(64, (5, 5), padding="same", activation="relu")])


def lecture_autoencoder():
    inputs = Input((100, 75, 3))
    x = layers.Conv2D(32, 3, 2, activation="relu", padding="same")(inputs)
    x = layers.Conv2D(64, 3, 2, activation="relu", padding="same")(x)
    x = layers.Conv2D(128, 3, 2, activation="relu", padding="same")(x)
    x = layers.Flatten()(x)
    latent = layers.Dense(10)(x)
    x = layers.Dense(13 * 10 * 128)(latent)
    x = layers.Reshape((13, 10, 128))(x)
    x = layers.UpSampling2D((2, 2))(x)
    x = layers.Conv2D(128, (2, 2), (1, 1), activation="relu", padding="valid")(x)
    x = layers.UpSampling2D((2, 2))(x)
    x = layers.Conv2D(64, (1, 1), (1, 1), activation="relu", padding="valid")(x)
    x = layers.UpSampling2D((2, 2))(x)
    x = layers.Conv2D(32, (1, 2), (1, 1), activation="relu", padding="valid")(x)
    x = layers.Conv2D(1, (1, 1), (1, 1), activation="sigmoid")(x)
    return Model(inputs, x)


def mission_one():
    inputs = Input((28, 28, 3))
    x = layers.Conv2D(32, 3, activation="relu", padding="same")(inputs)
    x = layers.Conv2D(64, 3, activation="relu", padding="same")(x)
    x = layers.Flatten()(x)
    last = layers.Dense(10)(x)
    x = layers.Dense(28 * 28 * 64)(last)
    return Model(inputs, x)


def mission_two():
    inputs = Input((100, 75, 3))
    x = layers.Conv2D(32, 3, 2, activation="relu", padding="same")(inputs)
    x = layers.Conv2D(64, 3, 2, activation="relu", padding="same")(x)
    x = layers.Conv2D(128, 3, 2, activation="relu", padding="same")(x)
    x = layers.Flatten()(x)
    x = layers.Dense(10)(x)
    return Model(inputs, x)


def le_net():
    return Sequential(
        [
            Input((28, 28, 1)),
            layers.Conv2D(6, 5, padding="same", activation="tanh"),
            layers.AveragePooling2D(2),
            layers.Conv2D(16, 5, activation="tanh"),
            layers.AveragePooling2D(2),
            layers.Flatten(),
            layers.Dense(120, activation="tanh"),
            layers.Dense(84, activation="tanh"),
            layers.Dense(10, activation="softmax"),
        ]
    )


def alex_net():
    return Sequential(
        [
            Input((227, 227, 3)),
            layers.Conv2D(96, 11, 4, activation="relu"),
            layers.MaxPooling2D(3, 2),
            layers.Conv2D(256, 5, padding="same", activation="relu"),
            layers.MaxPooling2D(3, 2),
            layers.Conv2D(384, 3, padding="same", activation="relu"),
            layers.Conv2D(384, 3, padding="same", activation="relu"),
            layers.Conv2D(256, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(3, 2),
            layers.Flatten(),
            layers.Dense(4096, activation="relu"),
            layers.Dropout(0.5),
            layers.Dense(4096, activation="relu"),
            layers.Dropout(0.5),
            layers.Dense(1000, activation="softmax"),
        ],
        name="alex_net",
    )


def every_layer():
    return Sequential(
        [
            Input((32, 48, 8)),
            layers.ZeroPadding2D(((1, 2), (3, 4))),
            layers.Cropping2D(1),
            layers.DepthwiseConv2D(3, depth_multiplier=2),
            layers.SeparableConv2D(12, 3, padding="same"),
            layers.Conv2D(24, 3, groups=4, use_bias=False),
            layers.BatchNormalization(),
            layers.Activation("relu"),
            layers.SpatialDropout2D(0.1),
            layers.Conv2DTranspose(6, 3, 2),
            layers.UpSampling2D((1, 2), interpolation="bilinear"),
            layers.Permute((2, 1, 3)),
            layers.GlobalAveragePooling2D(keepdims=True),
            layers.Reshape((3, 2, 1)),
            layers.GlobalMaxPooling2D(),
            layers.Dense(5),
            layers.Dropout(0.5),
        ]
    )


def batch_normalized():
    return Sequential(
        [
            Input((28, 28, 1)),
            layers.Conv2D(16, 3, use_bias=False),
            layers.BatchNormalization(),
            layers.Conv2D(16, 3),
            layers.BatchNormalization(scale=False),
            layers.BatchNormalization(center=False, scale=False),
        ]
    )


def frozen():
    model = Sequential(
        [
            Input((28, 28, 1)),
            layers.Conv2D(64, 5),
            layers.BatchNormalization(),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.layers[0].trainable = False
    model.layers[1].trainable = False
    return model


def residual():
    inputs = Input((32, 32, 3))
    x = layers.Conv2D(16, 3, padding="same", activation="relu")(inputs)
    y = layers.Conv2D(16, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(16, 3, padding="same")(y)
    x = layers.Add()([x, y])
    x = layers.Activation("relu")(x)
    x = layers.GlobalAveragePooling2D()(x)
    return Model(inputs, layers.Dense(10, activation="softmax")(x))


def inception():
    inputs = Input((28, 28, 192))
    a = layers.Conv2D(64, 1, activation="relu")(inputs)
    b = layers.Conv2D(96, 1, activation="relu")(inputs)
    b = layers.Conv2D(128, 3, padding="same", activation="relu")(b)
    c = layers.Conv2D(16, 1, activation="relu")(inputs)
    c = layers.Conv2D(32, 5, padding="same", activation="relu")(c)
    d = layers.MaxPooling2D(3, 1, padding="same")(inputs)
    d = layers.Conv2D(32, 1, activation="relu")(d)
    return Model(inputs, layers.Concatenate()([a, b, c, d]), name="inception")


def two_inputs():
    image = Input((28, 28, 1), name="image")
    extra = Input((4,), name="extra")
    x = layers.Flatten()(layers.Conv2D(8, 3)(image))
    x = layers.Concatenate(name="both")([x, extra])
    return Model([image, extra], layers.Dense(1)(x), name="two_inputs")


def two_outputs():
    inputs = Input((64,))
    x = layers.Dense(32, activation="relu")(inputs)
    label = layers.Dense(10, activation="softmax", name="label")(x)
    box = layers.Dense(4, name="box")(x)
    return Model(inputs, [label, box])


def shared_layer():
    left = Input((32, 32, 3), name="left")
    right = Input((32, 32, 3), name="right")
    conv = layers.Conv2D(8, 3, name="shared_conv")
    pool = layers.GlobalMaxPooling2D(name="shared_pool")
    difference = layers.Subtract()([pool(conv(left)), pool(conv(right))])
    return Model([left, right], layers.Dense(1, activation="sigmoid")(difference), name="siamese")


def same_layer_twice():
    inputs = Input((16,))
    dense = layers.Dense(16)
    return Model(inputs, dense(dense(inputs)))


def merges():
    inputs = Input((8, 8, 4))
    a = layers.Conv2D(4, 1)(inputs)
    b = layers.Conv2D(4, 1)(inputs)
    total = layers.Add()([a, b, inputs])
    least = layers.Minimum()([a, b])
    most = layers.Maximum()([a, total])
    product = layers.Multiply()([least, most])
    return Model(inputs, layers.Average()([product, total, a]))


def long_names():
    return Sequential(
        [
            Input((28, 28, 1)),
            layers.Conv2D(8, 3, name="the_very_first_convolution_that_looks_for_edges"),
            layers.Conv2DTranspose(8, 3, name="a_transposed_convolution"),
            layers.GlobalAveragePooling2D(name="x" * 60),
            layers.Dense(1, name="out"),
        ],
        name="a_model_whose_name_is_longer_than_the_eighty_columns_of_a_terminal_without_one_word_to_break_it_at",
    )


def korean_names():
    return Sequential(
        [
            Input((28, 28, 1)),
            layers.Conv2D(8, 3, name="첫번째_합성곱"),
            layers.MaxPooling2D(name="풀링"),
            layers.Flatten(name="일렬로 펴기"),
            layers.Dense(10, name="열 개의 숫자를 가려내는 마지막 완전 연결 층"),
        ],
        name="한글 모델",
    )


def names_with_brackets():
    return Sequential(
        [Input((8,)), layers.Dense(2, name="[bold]a & <b>"), layers.Dense(2, name="b|c, \"d\"")],
        name="[red]x",
    )


def unknown_size():
    return Sequential(
        [
            Input((None, None, 3)),
            layers.Conv2D(16, 3, padding="same"),
            layers.UpSampling2D(2),
            layers.GlobalAveragePooling2D(),
        ]
    )


def fixed_batch():
    return Sequential([Input((28, 28, 1), batch_size=32), layers.Flatten(), layers.Dense(10)])


def large_numbers():
    inputs = Input((25000,))
    return Model(inputs, layers.Dense(12345, kernel_initializer="zeros", name="large")(inputs))


def half_a_hundredth():
    # 288 parameters are 1.125 KB: Python rounds the half to the even digit.
    return Sequential([Input((31,)), layers.Dense(9)])


def no_parameters():
    inputs = Input((12, 12, 2))
    return Model(inputs, layers.Flatten()(layers.AveragePooling2D(3)(inputs)), name="nothing_to_learn")


def one_input_only():
    inputs = Input((5,))
    return Model(inputs, inputs)


def branch_from_the_middle():
    inputs = Input((20,))
    a = layers.Dense(10)(inputs)
    b = layers.Dense(5)(a)
    return Model(inputs, [a, b])


CASES = [
    (lecture_conv, {}),
    (lecture_conv, {"line_length": 60}),
    (lecture_conv_same, {"show_trainable": True}),
    (lecture_autoencoder, {}),
    (lecture_autoencoder, {"line_length": 120}),
    (mission_one, {}),
    (mission_two, {}),
    (le_net, {}),
    (le_net, {"line_length": 33}),
    (alex_net, {}),
    (alex_net, {"line_length": 88}),
    (every_layer, {}),
    (every_layer, {"line_length": 40, "show_trainable": True}),
    (batch_normalized, {}),
    (batch_normalized, {"show_trainable": True}),
    (frozen, {}),
    (frozen, {"show_trainable": True}),
    (frozen, {"show_trainable": True, "line_length": 101}),
    (residual, {}),
    (residual, {"line_length": 108}),
    (residual, {"line_length": 50, "show_trainable": True}),
    (inception, {}),
    (inception, {"show_trainable": True}),
    (two_inputs, {}),
    (two_outputs, {}),
    (shared_layer, {}),
    (same_layer_twice, {}),
    (merges, {}),
    (long_names, {}),
    (long_names, {"line_length": 45}),
    (korean_names, {}),
    (korean_names, {"line_length": 36}),
    (korean_names, {"line_length": 53, "show_trainable": True}),
    (names_with_brackets, {}),
    (unknown_size, {}),
    (fixed_batch, {}),
    (large_numbers, {}),
    (half_a_hundredth, {}),
    (no_parameters, {}),
    (one_input_only, {}),
    (branch_from_the_middle, {}),
]


def summary_lines(build, options):
    os.environ["COLUMNS"] = str(max(80, options.get("line_length", 0) + 4))
    keras.utils.clear_session()
    printed = []
    build().summary(print_fn=printed.append, **options)
    return "".join(printed).removesuffix("\n").split("\n")


def main():
    result = {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "rich": version("rich"),
        "cases": [
            {"model": build.__name__, "options": options, "lines": summary_lines(build, options)}
            for build, options in CASES
        ],
    }
    target = Path(__file__).with_name("kerasSummaries.json")
    target.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(len(result["cases"]), "summaries,", sum(len(case["lines"]) for case in result["cases"]), "lines")


main()

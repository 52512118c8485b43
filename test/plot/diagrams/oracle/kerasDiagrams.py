"""The boxes and arrows of Keras's own `model_to_dot`, of the models that test/plot/diagrams/diagramModels.ts builds by the same
names.

Run with a Python that has Keras 3, TensorFlow and pydot; it writes kerasDiagrams.json beside itself:

    TF_CPP_MIN_LOG_LEVEL=3 python kerasDiagrams.py

Most of the models are those of test/nn/tables/oracle/kerasSummaries.py. A box is its rows, a row its cells, a cell its
text as Keras writes it, with <b> around what is bold, and the cell's colour in front where it is not white.
"""

import importlib.util
import json
import re
from importlib.metadata import version
from pathlib import Path

import keras
import tensorflow as tf
from keras import Input, Model, Sequential, layers
from keras.utils import model_to_dot

HERE = Path(__file__).parent

ALL = {
    "show_shapes": True,
    "show_dtype": True,
    "show_layer_names": True,
    "show_layer_activations": True,
    "show_trainable": True,
}


def summaries():
    """The functions of kerasSummaries.py, without the last line, which writes its file."""
    path = HERE.parents[2] / "nn" / "tables" / "oracle" / "kerasSummaries.py"
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("kerasSummaries", loader=None))
    source = path.read_text(encoding="utf-8").removesuffix("\nmain()\n")
    exec(compile(source, str(path), "exec"), module.__dict__)
    return module


S = summaries()


def activations():
    names = [
        "linear", "relu", "relu6", "leaky_relu", "elu", "selu", "gelu", "silu",
        "mish", "sigmoid", "hard_sigmoid", "tanh", "softmax", "softplus", "softsign", "exponential",
    ]
    return Sequential([Input((8,))] + [layers.Dense(3, activation=name) for name in names] + [layers.Activation("relu")])


def whole_numbers():
    inputs = Input((6, 4), dtype="int32")
    return Model(inputs, layers.Dense(2)(inputs))


def shared_sizes():
    convolution = layers.Conv2D(4, 3, name="shared")
    large = Input((32, 32, 1), name="large")
    small = Input((16, 16, 1), name="small")
    one = layers.GlobalMaxPooling2D()(convolution(large))
    other = layers.GlobalMaxPooling2D()(convolution(small))
    return Model([large, small], layers.Concatenate()([one, other]))


def there_and_back():
    inputs = Input((5,))
    a = layers.Dense(5, name="a")
    b = layers.Dense(5, name="b")
    return Model(inputs, a(b(a(inputs))))


def residual_blocks():
    inputs = Input((16, 16, 8))
    x = inputs
    for _ in range(3):
        y = layers.Conv2D(8, 3, padding="same", use_bias=False)(x)
        y = layers.BatchNormalization()(y)
        y = layers.Activation("relu")(y)
        y = layers.Conv2D(8, 3, padding="same")(y)
        x = layers.Add()([x, y])
    return Model(inputs, layers.Dense(10, activation="softmax")(layers.GlobalAveragePooling2D()(x)))


def dense_blocks():
    x = inputs = Input((8, 8, 3))
    for _ in range(3):
        y = layers.Conv2D(4, 3, padding="same", activation="relu")(x)
        x = layers.Concatenate()([x, y])
    return Model(inputs, x)


def unused_input():
    inputs = Input((4,), name="used")
    other = Input((2,), name="unused")
    return Model([inputs, other], layers.Dense(3)(inputs))


def cut_in_the_middle():
    inputs = Input((6,))
    first = layers.Dense(5, name="first")(inputs)
    return Model(first, layers.Dense(4, name="second")(first))


def squared():
    inputs = Input((4,))
    return Model(inputs, layers.Multiply()([inputs, inputs]))


OWN = [activations, whole_numbers, shared_sizes, there_and_back, residual_blocks, dense_blocks, unused_input,
       cut_in_the_middle, squared]

# names_with_brackets is left out: Keras writes such names into its markup as they are, from which they cannot be told.
FROM_SUMMARIES = [
    S.lecture_conv, S.lecture_autoencoder, S.mission_one, S.mission_two, S.le_net, S.alex_net, S.every_layer,
    S.batch_normalized, S.frozen, S.residual, S.inception, S.two_inputs, S.two_outputs, S.shared_layer,
    S.same_layer_twice, S.merges, S.long_names, S.korean_names, S.unknown_size, S.fixed_batch, S.no_parameters,
    S.one_input_only, S.branch_from_the_middle,
]

# The summaries' twins in TypeScript have no activations here.
WITHOUT_ACTIVATIONS = [S.inception, S.two_outputs, S.shared_layer]


def everything(build):
    if build in WITHOUT_ACTIVATIONS:
        return {**ALL, "show_layer_activations": False}
    # Keras names the input that it makes up by a counter of its own.
    return {**ALL, "show_layer_names": False} if build is cut_in_the_middle else ALL


NOTHING = {"show_layer_names": False}

CASES = [
    *((build, options) for build in OWN + FROM_SUMMARIES for options in (everything(build), NOTHING)),
    *((S.residual, {**NOTHING, option: True}) for option in ALL if option != "show_layer_names"),
    (S.frozen, {"show_layer_names": True, "show_trainable": True}),
    (S.two_inputs, {"show_layer_names": True, "show_shapes": True}),
]


def rows(label):
    result = []
    for row in re.findall(r"<tr>(.*?)</tr>", label):
        cells = []
        for attributes, text in re.findall(r"<td([^>]*)>(.*?)</td>", row):
            color = re.search(r'bgcolor="(\w+)"', attributes).group(1)
            text = re.sub(r"</?font[^>]*>", "", text)
            cells.append(text if color in ("white", "black") else f"{color} {text}")
        result.append(cells)
    return result


def diagram(build, options):
    keras.utils.clear_session()
    dot = model_to_dot(build(), **options)
    nodes = [node for node in dot.get_nodes() if node.get_name() not in ("node", "graph", "edge")]
    places = {node.get_name().strip('"'): index for index, node in enumerate(nodes)}
    edges = [[places[end.strip('"')] for end in (edge.get_source(), edge.get_destination())] for edge in dot.get_edges()]
    return {"boxes": [rows(node.get("label")) for node in nodes], "edges": edges}


def main():
    cases = [{"model": build.__name__, "options": options, **diagram(build, options)} for build, options in CASES]
    head = {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "pydot": version("pydot"),
    }
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    text = json.dumps(head, indent=2)[:-2] + ',\n  "cases": [\n' + lines + "\n]}\n"
    HERE.joinpath("kerasDiagrams.json").write_text(text, encoding="utf-8")
    print(len(cases), "diagrams,", sum(len(case["boxes"]) for case in cases), "boxes")


main()

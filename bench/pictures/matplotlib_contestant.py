"""The lecture's figure, as it draws it: the 32 feature maps of the first convolution in 2 rows of 16 gray panels, here into
a PNG file."""
import json
import os

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from reading import floats, task, times_of

activation = floats("activation.bin", [1, 26, 26, 32])


def feature_maps():
    figure = plt.figure(figsize=(15, 3))
    for channel in range(32):
        plt.subplot(2, 16, channel + 1)
        plt.imshow(activation[0, :, :, channel], cmap="gray")
    figure.savefig(os.path.join(task["folder"], "matplotlib.png"))
    plt.close(figure)


print(json.dumps({"version": matplotlib.__version__, "times": {"featureMaps": times_of(feature_maps)}}))

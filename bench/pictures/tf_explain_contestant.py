"""tf-explain as it comes, on Keras 2: with Keras 3 its Grad-CAM and SmoothGrad fail."""
import json
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ["TF_USE_LEGACY_KERAS"] = "1"
from importlib.metadata import version

import tensorflow as tf
from reading import digit_network, floats, task, times_of
from tf_explain.core.grad_cam import GradCAM
from tf_explain.core.integrated_gradients import IntegratedGradients
from tf_explain.core.occlusion_sensitivity import OcclusionSensitivity
from tf_explain.core.smoothgrad import SmoothGrad

# Its progress bars would be part of what is measured.
tf.keras.utils.disable_interactive_logging()
model = digit_network(tf.keras, "softmax")
data = (floats("image.bin", [1, 28, 28, 1]), None)
own = {"class_index": task["classIndex"]}
explain = {
    "gradCam": lambda: GradCAM().explain(data, model, layer_name="conv_2", **own),
    "occlusion": lambda: OcclusionSensitivity().explain(data, model, patch_size=task["patchSize"], **own),
    "integratedGradients": lambda: IntegratedGradients().explain(data, model, n_steps=task["steps"], **own),
    "smoothGrad": lambda: SmoothGrad().explain(
        data, model, num_samples=task["samples"], noise=task["noise"], **own
    ),
}
times = {}
failures = {}
for name, work in explain.items():
    try:
        times[name] = times_of(work)
    except Exception as error:
        failures[name] = f"{type(error).__name__}: {error}".splitlines()[0]
versions = f"{version('tf-explain')}, TensorFlow {tf.__version__}, Keras {version('tf-keras')}"
print(json.dumps({"version": versions, "times": times, "failures": failures}))

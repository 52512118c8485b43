"""python unpackWheel.py WHEEL FOLDER: TensorFlow's two C++ libraries to FOLDER/lib, what declares them to FOLDER/include."""

import os
import re
import shutil
import sys
import zipfile

LIBRARY = re.compile(r"tensorflow/libtensorflow_(cc|framework)(\.so\.2|\.2\.dylib)")
HEADER = re.compile(
    r"tensorflow/include/((tensorflow/c|xla/tsl/c)/.*|(tensorflow/core|tsl)/platform/ctstring.*)\.h"
)
NOTICES = "tensorflow/THIRD_PARTY_NOTICES.txt"


def place_of(name):
    if LIBRARY.fullmatch(name):
        return os.path.join("lib", os.path.basename(name))
    if HEADER.fullmatch(name):
        return os.path.relpath(name, "tensorflow")
    return os.path.basename(name) if name == NOTICES else None


def unpack(wheel, folder):
    libraries = 0
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            place = place_of(entry.filename)
            if place is None:
                continue
            libraries += place.startswith("lib")
            target = os.path.join(folder, place)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with archive.open(entry) as source, open(target, "wb") as copy:
                shutil.copyfileobj(source, copy, 1 << 22)
    if libraries != 2:
        sys.exit(f"{wheel} holds {libraries} of the 2 libraries")


unpack(*sys.argv[1:])

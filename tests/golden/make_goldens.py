"""Writes functions.txt, losses.txt, layers.txt and training.txt: numbers that PyTorch computes in float64.

    /usr/bin/python3 tests/golden/make_goldens.py     (needs Debian's python3-torch)

A file is a list of records, each a few lines `name: values`, ended by an empty line. Samples are
height × width × channels with channels last, weights (outputs × inputs) row-major with the inputs of a
convolution in the order kernel row, kernel column, channel; then the biases; then the slope of a PReLU.
"""
import pathlib

import torch
from torch import nn
from torch.nn import functional

FOLDER = pathlib.Path(__file__).parent
torch.set_default_dtype(torch.float64)
torch.use_deterministic_algorithms(True)

ACTIVATIONS = {
    "identity": nn.Identity,
    "relu": nn.ReLU,
    "leaky-relu": lambda: nn.LeakyReLU(0.01),
    "prelu": lambda: nn.PReLU(init=0.25),
    "elu": nn.ELU,
    "gelu": nn.GELU,
    "silu": nn.SiLU,
    "softplus": lambda: nn.Softplus(threshold=1e9),
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
}

LOSSES = {
    "mean-squared-error": nn.MSELoss,
    "softmax-cross-entropy": nn.CrossEntropyLoss,
    "binary-cross-entropy": nn.BCEWithLogitsLoss,
}


def text(value):
    if isinstance(value, torch.Tensor):
        return " ".join(f"{number:.17g}" for number in value.detach().flatten().tolist())
    return str(value)


def write(name, records):
    lines = ["".join(f"{key}: {text(value)}\n" for key, value in record.items()) for record in records]
    path = FOLDER / name
    path.write_text("\n".join(lines))
    print(f"{name}: {len(records)} records, {path.stat().st_size / 1024:.0f} KB")


def functions():
    grid = torch.arange(-12.03, 12.1, 0.12)
    x0 = torch.cat([grid, torch.tensor([-30.0, -1e-8, 0.0, 1e-8, 30.0])])
    records = []
    for name, make in ACTIVATIONS.items():
        x = x0.clone().requires_grad_()
        y = make()(x)
        y.sum().backward()
        records.append({"activation": name, "x": x, "y": y, "slope": x.grad})
    return records


def losses():
    torch.manual_seed(1)
    records = []
    for name, make in LOSSES.items():
        for rows, width, scale in [(4, 3, 1), (1, 1, 1), (5, 1, 3), (4, 3, 1e4), (6, 2, 1e4)]:
            if name == "softmax-cross-entropy" and width == 1:
                continue
            outputs = (scale * torch.randn(rows, width)).requires_grad_()
            targets = torch.softmax(torch.randn(rows, width), 1)
            if rows == 4 or rows == 6:
                targets = functional.one_hot(torch.randint(width, (rows,)), width).double()
            loss = make()(outputs, targets)
            loss.backward()
            records.append({"loss": name, "rows": rows, "width": width, "outputs": outputs, "targets": targets,
                            "value": loss, "gradient": outputs.grad})
    return records


def channels_last(image):
    """(N, C, H, W) as we store it."""
    return image.permute(0, 2, 3, 1)


def plain(layer):
    """A layer's parameters or, given a function, what it makes of each."""
    weight, bias = layer
    if weight.dim() == 4:
        weight = weight.permute(0, 2, 3, 1)
    return torch.cat([weight.flatten(), bias.flatten()])


def layers():
    torch.manual_seed(2)
    records = []
    for kernel, padding, channels, outputs, height, width in [
        (1, "valid", 1, 1, 3, 4), (3, "same", 1, 2, 5, 7), (3, "valid", 2, 3, 5, 7), (2, "same", 3, 5, 6, 6),
        (2, "valid", 5, 1, 4, 5), (5, "same", 2, 9, 6, 6), (5, "valid", 3, 2, 7, 6), (4, "same", 1, 3, 5, 6),
    ]:
        layer = nn.Conv2d(channels, outputs, kernel, padding=padding)
        x = torch.randn(1, channels, height, width, requires_grad=True)
        y = layer(x)
        dy = torch.randn_like(y)
        y.backward(dy)
        records.append({
            "kind": "convolution", "padding": padding, "height": height, "width": width, "channels": channels,
            "kernel": kernel, "outputs": outputs, "input": channels_last(x),
            "parameters": plain([layer.weight, layer.bias]), "output": channels_last(y), "d_output": channels_last(dy),
            "d_input": channels_last(x.grad), "d_parameters": plain([layer.weight.grad, layer.bias.grad])})
    for size, channels, height, width in [(2, 1, 4, 4), (2, 3, 5, 7), (3, 2, 7, 8), (3, 5, 3, 3)]:
        x = torch.randn(1, channels, height, width, requires_grad=True)
        y = functional.max_pool2d(x, size)
        dy = torch.randn_like(y)
        y.backward(dy)
        records.append({
            "kind": "max-pool", "padding": "same", "height": height, "width": width, "channels": channels,
            "kernel": size, "outputs": 1, "input": channels_last(x), "parameters": torch.zeros(0),
            "output": channels_last(y), "d_output": channels_last(dy), "d_input": channels_last(x.grad),
            "d_parameters": torch.zeros(0)})
    return records


class Net(nn.Module):
    """The layers that a list like `convolution:4:3:same:relu max-pool:2 dense:3:identity` describes."""

    def __init__(self, description, shape):
        super().__init__()
        self.steps = nn.ModuleList()
        self.groups = []  # our order: per layer the weights, the biases, the slope
        channels, height, width = shape
        for token in description.split():
            kind, *rest = token.split(":")
            if kind == "max-pool":
                size = int(rest[0])
                self.steps.append(nn.MaxPool2d(size))
                height, width = height // size, width // size
                continue
            if kind == "dense":
                outputs, activation = int(rest[0]), rest[1]
                layer = nn.Linear(channels * height * width, outputs)
                self.groups.append([layer, (channels, height, width)])
                self.steps.append(layer)
                height = width = 1
            else:
                outputs, kernel, padding, activation = int(rest[0]), int(rest[1]), rest[2], rest[3]
                layer = nn.Conv2d(channels, outputs, kernel, padding=padding)
                self.groups.append([layer, None])
                self.steps.append(layer)
                if padding == "valid":
                    height, width = height - kernel + 1, width - kernel + 1
            channels = outputs
            function = ACTIVATIONS[activation]()
            self.steps.append(function)
            self.groups[-1].append(function if activation == "prelu" else None)

    def forward(self, x):
        for step in self.steps:
            x = step(x.flatten(1)) if isinstance(step, nn.Linear) else step(x)
        return x

    def plain(self, of):
        """Parameters or gradients in our order; `of` maps a parameter to what is wanted of it."""
        parts = []
        for layer, shape, prelu in self.groups:
            weight = of(layer.weight)
            if shape:  # columns go from channel, row, column to row, column, channel
                weight = weight.reshape(-1, *shape).permute(0, 2, 3, 1)
            else:
                weight = weight.permute(0, 2, 3, 1)
            parts += [weight.flatten(), of(layer.bias)]
            if prelu:
                parts.append(of(prelu.weight))
        return torch.cat(parts)


def optimizer(name, parameters, rate, decay):
    if name == "sgd":
        return torch.optim.SGD(parameters, lr=rate, weight_decay=decay)
    if name == "momentum":
        return torch.optim.SGD(parameters, lr=rate, momentum=0.9, weight_decay=decay)
    kind = torch.optim.Adam if name == "adam" else torch.optim.AdamW
    return kind(parameters, lr=rate, weight_decay=decay)


RUNS = [  # optimizer, loss, layers, (channels, height, width), batch, rate, weight decay, largest norm
    ("sgd", "mean-squared-error", "dense:7:tanh dense:5:elu dense:2:identity", (3, 1, 1), 5, 0.05, 0, 0),
    ("sgd", "softmax-cross-entropy", "dense:8:silu dense:3:identity", (4, 1, 1), 10, 0.2, 0.01, 0),
    ("sgd", "binary-cross-entropy", "convolution:3:3:same:tanh max-pool:2 dense:1:identity", (1, 5, 4), 8, 0.1, 0,
     0.3),
    ("momentum", "mean-squared-error", "dense:6:softplus dense:4:sigmoid dense:1:identity", (2, 1, 1), 6, 0.02, 0.01,
     0.5),
    ("momentum", "softmax-cross-entropy", "dense:6:prelu dense:5:prelu dense:3:identity", (3, 1, 1), 7, 0.01, 0, 0),
    ("momentum", "binary-cross-entropy", "dense:9:gelu dense:2:identity", (3, 1, 1), 4, 0.01, 0.02, 0),
    ("adam", "mean-squared-error", "dense:5:leaky-relu dense:5:gelu dense:2:identity", (2, 1, 1), 9, 0.005, 0, 0),
    ("adam", "softmax-cross-entropy", "convolution:4:2:valid:silu max-pool:2 dense:3:identity", (2, 5, 5), 6, 0.01,
     0.02, 0),
    ("adam", "binary-cross-entropy", "dense:6:elu dense:1:identity", (4, 1, 1), 5, 0.01, 0, 1.0),
    ("adamw", "mean-squared-error", "dense:8:sigmoid dense:3:tanh dense:1:identity", (3, 1, 1), 10, 0.01, 0.05, 0),
    ("adamw", "softmax-cross-entropy", "dense:7:relu dense:4:identity", (5, 1, 1), 8, 0.005, 0.1, 0),
    ("adamw", "binary-cross-entropy", "dense:4:prelu dense:3:softplus dense:2:identity", (3, 1, 1), 6, 0.01, 0.02, 0),
]
STEPS, SAMPLES = 100, 20


def targets_for(loss, outputs):
    if loss == "mean-squared-error":
        return torch.randn(SAMPLES, outputs)
    if loss == "softmax-cross-entropy":
        return functional.one_hot(torch.randint(outputs, (SAMPLES,)), outputs).double()
    return torch.randint(2, (SAMPLES, outputs)).double()


def train(run, dtype, seed):
    name, loss_name, description, shape, batch, rate, decay, largest = run
    torch.manual_seed(seed)
    net = Net(description, shape)
    x = torch.randn(SAMPLES, *shape)
    targets = targets_for(loss_name, int(description.split()[-1].split(":")[1]))
    record = {"optimizer": name, "loss": loss_name, "layers": description, "height": shape[1], "width": shape[2],
              "channels": shape[0], "batch": batch, "learning_rate": rate, "weight_decay": decay, "clip_norm": largest,
              "inputs": channels_last(x), "targets": targets, "initial": net.plain(lambda p: p.detach().clone())}
    net, x, targets = net.to(dtype), x.to(dtype), targets.to(dtype)
    steps, losses, first = optimizer(name, net.parameters(), rate, decay), [], 0
    for step in range(STEPS):
        rows = slice(first, min(first + batch, SAMPLES))
        first = 0 if rows.stop == SAMPLES else rows.stop
        steps.zero_grad()
        loss = LOSSES[loss_name]()(net(x[rows]), targets[rows])
        loss.backward()
        losses.append(loss.detach())
        if step == 0:
            record["gradient"] = net.plain(lambda p: p.grad.clone())
        if largest:
            nn.utils.clip_grad_norm_(net.parameters(), largest)
        steps.step()
    record["losses"] = torch.stack(losses)
    record["final"] = net.plain(lambda p: p.detach())
    return record


def deviation(single, double):
    return ((single.double() - double).abs() / (double.abs() + 1e-2)).max().item()


def training():
    records = []
    for number, run in enumerate(RUNS):
        record, single = train(run, torch.float64, number + 10), train(run, torch.float32, number + 10)
        apart = [deviation(single[key], record[key]) for key in ("losses", "final")]
        print(f"{run[0]:9} {run[1]:22} loss {record['losses'][0]:.3f} → {record['losses'][-1]:.3f}, "
              f"float32 differs by {apart[0]:.1e} and {apart[1]:.1e}")
        records.append(record)
    return records


if __name__ == "__main__":
    print("PyTorch", torch.__version__)
    write("functions.txt", functions())
    write("losses.txt", losses())
    write("layers.txt", layers())
    write("training.txt", training())

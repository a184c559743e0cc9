"""The network of docs/model-format.md in PyTorch, for training."""
import torch
from torch import nn
from torch.nn import functional as F

GROUPS = ("syntax", "meaning")
SYNTAX_TAGS = ("sentence", "upos", "xpos", "feats", "lemma")
MEANING_TAGS = ("name", "trigger", "cue")
FACT_HEADS = ("type", "kind", "mode", "status", "stance", "effect", "mandate_change", "control_change", "tone", "subject")
FACT_FLAGS = ("mutual", "background")
ARC, REL, ROLE, FACT, SAME, BUCKETS, SHAPES = 256, 128, 192, 384, 128, 30, 16


def buckets(first, number, row):
    """Distance buckets [anchors, words] of every word of the anchor's row."""
    n = number.shape[1]
    delta = torch.arange(n, device=number.device)[None, :] - first[:, None]
    size = delta.abs()
    m = torch.zeros_like(size)
    for edge in (1, 2, 3, 5, 9, 17, 33):
        m += size >= edge
    other = number[row] != number[row, first][:, None]
    return m + 7 * (delta < 0) + 15 * other


def dropout(x, p, training):
    """Drops the same dimensions at every position of a row (Gal and Ghahramani 2016): as good here, far fewer random numbers."""
    if not training or not p:
        return x
    return x * ((torch.rand(x.shape[0], *([1] * (x.dim() - 2)), x.shape[-1], device=x.device) >= p).to(x.dtype) / (1 - p))


def rounded(x):
    """Every row of x as the engine's products see it: rounded to 256 even steps from its least to its greatest value. The gradient
    passes as if nothing had been rounded (Bengio et al. 2013), so the weights learn to live with it (Jacob et al. 2018)."""
    with torch.no_grad():
        least, most = x.aminmax(dim=-1, keepdim=True)
        step = ((most - least).float() / 255).clamp(min=1e-8)
        error = ((x - least) / step).round_().mul_(step).add_(least).sub_(x).to(x.dtype)
    return x + error


class Layer(nn.Module):
    def __init__(self, d, heads, inner, p):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (nn.Linear(d, d) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(d, eps=1e-12), nn.LayerNorm(d, eps=1e-12)
        self.into, self.out = nn.Linear(d, inner), nn.Linear(inner, d)
        self.p = p

    def forward(self, x, mask):
        b, n, d = x.shape
        r = rounded(x)
        q, k, v = (f(r).view(b, n, self.heads, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        # written out: on processors PyTorch's own attention spends a third of a step in its backward pass
        a = (q @ k.transpose(2, 3) / (d // self.heads) ** 0.5).masked_fill(~mask, -1e4).softmax(-1) @ v
        a = self.output(rounded(a.transpose(1, 2).reshape(b, n, d)))
        x = self.norm1(x + dropout(a, self.p, self.training))
        f = self.out(rounded(F.gelu(self.into(rounded(x)))))
        return self.norm2(x + dropout(f, self.p, self.training))


class Biaffine(nn.Module):
    def __init__(self, inputs, size, outputs, root=False, plain=False):
        super().__init__()
        self.left, self.right = nn.Linear(inputs, size), nn.Linear(inputs, size)
        self.weight = nn.Parameter(torch.zeros(outputs, size + 1, size if plain else size + 1))
        self.root = nn.Parameter(torch.zeros(size)) if root else None
        self.plain = plain

    def sides(self, x, y, p):
        l, r = dropout(F.relu(self.left(x)), p, self.training), dropout(F.relu(self.right(y)), p, self.training)
        one = lambda t: torch.cat([t, torch.ones_like(t[..., :1])], -1)
        return one(l), r if self.plain else one(r)


class Network(nn.Module):
    """Embeddings and the lower layers are everybody's; above them syntax and meaning have layers of their own."""

    def __init__(self, labels, vocabulary, d=384, layers=6, shared=4, heads=12, inner=1536, positions=512, p=0.1):
        super().__init__()
        size = lambda h: len(labels.names[h])
        self.word, self.position = nn.Embedding(vocabulary, d), nn.Embedding(positions, d)
        self.shape = nn.Embedding(SHAPES, d)
        self.norm = nn.LayerNorm(d, eps=1e-12)
        self.layers = nn.ModuleList(Layer(d, heads, inner, p) for _ in range(shared))
        self.own = nn.ModuleDict({g: nn.ModuleList(Layer(d, heads, inner, p) for _ in range(layers - shared)) for g in GROUPS})
        self.mix = nn.Parameter(torch.zeros(2, layers + 1))
        self.mix_scale = nn.Parameter(torch.ones(2))
        with torch.no_grad():
            self.mix[:, -1] = 3.0
        sizes = {"sentence": 2, "trigger": 3, "cue": 3}
        self.tags = nn.ModuleDict({h: nn.Linear(d, sizes.get(h) or size(h)) for h in SYNTAX_TAGS + MEANING_TAGS})
        self.arc, self.rel = Biaffine(d, ARC, 1, root=True, plain=True), Biaffine(d, REL, size("deprel"), root=True)
        self.fact_hidden = nn.Linear(d, FACT)
        self.fact = nn.ModuleDict({f"{h}_head": nn.Linear(FACT, 1 if h in FACT_FLAGS else size(h)) for h in FACT_HEADS + FACT_FLAGS})
        self.role, self.cue = Biaffine(d, ROLE, size("role")), Biaffine(d, ROLE, size("cue_role"))
        self.role_distance, self.cue_distance = (nn.Parameter(torch.full((size(h), BUCKETS), -4.0)) for h in ("role", "cue_role"))
        self.same = Biaffine(d, SAME, 1)
        self.p = p
        nn.init.zeros_(self.shape.weight)

    def encode(self, batch):
        """Word vectors [rows, words, d] of both groups. `only_syntax` and `only_meaning` of a batch, if there, are the numbers
        of the rows that a group's own layers look at; the vectors of other rows are zero."""
        p = batch["pieces"]
        x = self.word(p) + self.position.weight[:p.shape[1]] + self.shape(batch["shapes"])
        levels = [dropout(self.norm(x), self.p, self.training)]
        for layer in self.layers:
            levels.append(layer(levels[-1], batch["mask"][:, None, None, :]))
        mix = torch.softmax(self.mix, -1) * self.mix_scale[:, None]
        return [self.group(g, levels, mix[k], batch) for k, g in enumerate(GROUPS)]

    def group(self, name, levels, mix, batch):
        b, n = batch["words"].shape
        rows = batch.get("only_" + name)
        rows = torch.arange(b, device=mix.device) if rows is None else rows
        if not len(rows):
            return torch.zeros(b, n, levels[0].shape[-1], device=mix.device)
        take = lambda t: t if len(rows) == b else t[rows]
        levels, mask = [take(x) for x in levels], take(batch["mask"])[:, None, None, :]
        for layer in self.own[name]:
            levels.append(layer(levels[-1], mask))
        total = sum(w * x for w, x in zip(mix, levels))
        word = take(batch["word"])
        keep = word >= 0
        index = (rows[:, None] * n + word)[keep]
        count = torch.zeros(b * n, device=mix.device).index_add(0, index, torch.ones(len(index), device=mix.device)).clamp(min=1)
        total = total[keep].float()
        w = torch.zeros(b * n, total.shape[1], device=mix.device).index_add(0, index, total)
        return (w / count[:, None]).view(b, n, -1)

    def tag(self, head, syntax, meaning):
        return self.tags[head](syntax if head in SYNTAX_TAGS else meaning)

    def arcs(self, syntax, number, words, p=0.25):
        """Arc scores [b, n, n + 1], heads of other sentences masked out, and the sides of the relation scores."""
        l, r = self.arc.sides(syntax, syntax, p)
        r = torch.cat([self.arc.root.expand(len(r), 1, -1), r], 1)
        scores = torch.einsum("bik,kj,bnj->bin", l, self.arc.weight[0], r)
        same = (number[:, :, None] == number[:, None, :]) & words[:, None, :] & ~torch.eye(number.shape[1], dtype=torch.bool, device=number.device)
        allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        scores = scores.float().masked_fill(~allowed, -1e9)
        d, h = self.rel.sides(syntax, syntax, p)
        root = torch.cat([self.rel.root, self.rel.root.new_ones(1)])
        return scores, d, torch.cat([root.expand(len(h), 1, -1), h], 1)

    def relations(self, dependents, heads):
        """[k, relations] for k pairs of sides."""
        return torch.einsum("ki,rij,kj->kr", dependents, self.rel.weight, heads)

    def anchors(self, meaning, member, count):
        flat = meaning.reshape(-1, meaning.shape[-1])
        total = flat.new_zeros(count, flat.shape[1]).index_add(0, member[:, 0], flat[member[:, 1]])
        size = flat.new_zeros(count).index_add(0, member[:, 0], flat.new_ones(len(member)))
        return total / size[:, None]

    def facts(self, t):
        f = dropout(F.relu(self.fact_hidden(t)), 0.2, self.training)
        return {h.removesuffix("_head"): m(f) for h, m in self.fact.items()}

    def roles(self, kind, t, meaning, row, first, number, p=0.2):
        """Logits [anchors, words, roles]."""
        head, distance = (self.role, self.role_distance) if kind == "fact" else (self.cue, self.cue_distance)
        a, w = head.sides(t, meaning, p)
        left = torch.einsum("ai,rij->arj", a, head.weight)
        scores = torch.einsum("arj,anj->anr", left, w[row])
        return scores.float() + distance.t()[buckets(first, number, row)]

    def same_event(self, t, pairs, p=0.2):
        l, r = self.same.sides(t, t, p)
        return torch.einsum("ki,ij,kj->k", l[pairs[:, 0]], self.same.weight[0], r[pairs[:, 1]]).float()


def depths(network):
    """(depth, layer) of all layers."""
    shared = len(network.layers)
    return [*enumerate(network.layers)] + [(shared + i, l) for g in GROUPS for i, l in enumerate(network.own[g])]


def fork(state, network):
    """The state of a network whose layers were all shared, as one of this shape: each group gets its copy of the upper ones."""
    shared, out = len(network.layers), {}
    for k, v in state.items():
        part, _, rest = k.partition(".")
        i, _, name = rest.partition(".")
        if part == "layers" and int(i) >= shared:
            out.update({f"own.{g}.{int(i) - shared}.{name}": v for g in GROUPS})
        else:
            out[k] = v
    return out


def load_encoder(network, state):
    """Fills the encoder from a BERT checkpoint's state dict (the type embedding goes into the positions)."""
    get = lambda k: state[k].float()
    with torch.no_grad():
        network.word.weight.copy_(get("embeddings.word_embeddings.weight"))
        network.position.weight.copy_(get("embeddings.position_embeddings.weight") + get("embeddings.token_type_embeddings.weight")[0])
        network.norm.weight.copy_(get("embeddings.LayerNorm.weight")), network.norm.bias.copy_(get("embeddings.LayerNorm.bias"))
        for i, l in depths(network):
            for ours, theirs in ((l.query, "attention.self.query"), (l.key, "attention.self.key"), (l.value, "attention.self.value"),
                                 (l.output, "attention.output.dense"), (l.norm1, "attention.output.LayerNorm"),
                                 (l.into, "intermediate.dense"), (l.out, "output.dense"), (l.norm2, "output.LayerNorm")):
                ours.weight.copy_(get(f"encoder.layer.{i}.{theirs}.weight")), ours.bias.copy_(get(f"encoder.layer.{i}.{theirs}.bias"))


def named(network):
    """The network's parameters under the names of docs/model-format.md; the mix of layers stands there as it is multiplied."""
    n = network
    out = {"embeddings.word": n.word.weight, "embeddings.position": n.position.weight, "embeddings.shape": n.shape.weight}

    def put(name, module):
        out[name + ".weight"], out[name + ".bias"] = module.weight, module.bias
    put("embeddings.norm", n.norm)
    stacks = [("layer", 0, n.layers)] + [(g, len(n.layers), n.own[g]) for g in GROUPS]
    for name, l in ((f"{stack}.{begin + i}", l) for stack, begin, ls in stacks for i, l in enumerate(ls)):
        for k in ("query", "key", "value", "output"):
            put(f"{name}.attention.{k}", getattr(l, k))
        put(f"{name}.attention.norm", l.norm1), put(f"{name}.feed.in", l.into), put(f"{name}.feed.out", l.out), put(f"{name}.feed.norm", l.norm2)
    out["mix.weight"] = torch.softmax(n.mix, -1) * n.mix_scale[:, None]
    for h, m in n.tags.items():
        put(f"head.{h}", m)
    for name, m in (("arc", n.arc), ("rel", n.rel)):
        put(name + ".dep", m.left), put(name + ".head", m.right)
        out[name + ".root"] = m.root
        out[name + ".biaffine"] = m.weight[0] if name == "arc" else m.weight
    put("fact.hidden", n.fact_hidden)
    for h, m in n.fact.items():
        put(f"fact.{h.removesuffix('_head')}", m)
    for name, m, distance in (("role", n.role, n.role_distance), ("cue", n.cue, n.cue_distance)):
        put(name + ".anchor", m.left), put(name + ".word", m.right)
        out[name + ".biaffine"], out[name + ".distance"] = m.weight, distance
    put("same.later", n.same.left), put("same.earlier", n.same.right)
    out["same.biaffine"] = n.same.weight
    return out


def tensors(network):
    """The network's weights under the names of docs/model-format.md, as float arrays, and which of them are rounded."""
    out = {k: v.detach().float().cpu().numpy() for k, v in named(network).items()}
    rounded = {k for k, v in out.items() if v.ndim >= 2 and v.size >= 4096 and k not in ("embeddings.position", "embeddings.shape")
               and not k.endswith(".distance") and not k.startswith("head.")}
    return out, rounded


def from_file(file, labels):
    """The network of a model file (modelfile.read_model), its weights as the floats they stand for."""
    net = Network(labels, len(file.vocabulary), positions=len(file.tensors["embeddings.position"]))
    with torch.no_grad():
        for name, parameter in named(net).items():
            if name != "mix.weight":
                parameter.copy_(torch.from_numpy(file.tensors[name]).view_as(parameter))
        mix = torch.from_numpy(file.tensors["mix.weight"])
        net.mix_scale.copy_(mix.sum(-1)), net.mix.copy_((mix / mix.sum(-1, keepdim=True)).clamp(min=1e-12).log())
    return net

"""Words to the encoder's word pieces and shapes, exactly as src/neural does (docs/model-format.md)."""
import functools
import unicodedata

CLS, SEP, BREAK, UNK = "[CLS]", "[SEP]", "[unused1]", "[UNK]"


def _is_punctuation(c):
    n = ord(c)
    if 33 <= n <= 47 or 58 <= n <= 64 or 91 <= n <= 96 or 123 <= n <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def _is_cjk(c):
    n = ord(c)
    return (0x4E00 <= n <= 0x9FFF or 0x3400 <= n <= 0x4DBF or 0x20000 <= n <= 0x2A6DF or 0x2A700 <= n <= 0x2B73F
            or 0x2B740 <= n <= 0x2B81F or 0x2B820 <= n <= 0x2CEAF or 0xF900 <= n <= 0xFAFF or 0x2F800 <= n <= 0x2FA1F)


def _parts(word):
    out, current = [], ""
    for c in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(c)
        if category == "Mn" or (category in ("Cc", "Cf") and c not in "\t\n\r") or c in "\ufffd\0":
            continue
        if c.isspace() or _is_punctuation(c) or _is_cjk(c):
            if current:
                out.append(current)
            current = ""
            if not c.isspace():
                out.append(c)
        else:
            current += c
    if current:
        out.append(current)
    return out


class Pieces:
    def __init__(self, vocabulary):
        self.names = vocabulary
        self.index = {p: i for i, p in enumerate(vocabulary)}
        self.cls, self.sep, self.brk, self.unk = (self.index[p] for p in (CLS, SEP, BREAK, UNK))
        self.cut = functools.lru_cache(maxsize=None)(self._cut)

    def _cut(self, word):
        ids = []
        for part in _parts(word):
            ids.extend(self._longest_first(part))
        return tuple(ids) or (self.unk,)

    def _longest_first(self, part):
        if len(part) > 100:
            return [self.unk]
        ids, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = ("##" if start else "") + part[start:end]
                if piece in self.index:
                    break
                end -= 1
            if end == start:
                return [self.unk]
            ids.append(self.index[piece])
            start = end
        return ids


def shape(word, space_before):
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    upper = [c for c in letters if c.lower() != c]
    if digits:
        kind = 7 if letters else 6
    elif not letters:
        kind = 0
    elif not upper:
        kind = 1
    elif len(letters) == 1:
        kind = 4
    elif len(upper) == len(letters):
        kind = 3
    elif letters[0].lower() != letters[0] and len(upper) == 1:
        kind = 2
    else:
        kind = 5
    return 2 * kind + int(bool(space_before))

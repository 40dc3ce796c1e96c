"""What pages say: items of work and their words, bodies, programmes, targets, and how they belong together."""

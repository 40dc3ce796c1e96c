"""Two example plans of an invented association, for `remit demo`, README and tests."""

"""Where things stand on a page: rings of a network, columns of boxes."""

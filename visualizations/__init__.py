"""What a person sees: pages in one file that open without a network."""

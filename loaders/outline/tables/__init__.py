"""Tables of tasks (任务分解表), however they are printed: the names of their columns, and their rows."""

"""The grammar of responsibility clauses (责任说明): labels, role verbs, and the bodies that they name."""

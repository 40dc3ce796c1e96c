"""Every error that remit raises.

    RemitError
    ├── UnreadableDocument      a file that cannot be read as text (ValueError)
    ├── NothingToRead           no file, or no plan among the files (ValueError)
    ├── BrokenFact              a fact whose quote is not in its text (ValueError)
    ├── BrokenModel             the ontology's source contradicts itself (ValueError)
    ├── BrokenVocabulary        an office's own words do not fit remit's (ValueError)
    ├── StoreError
    │   ├── NoStore             there is none at that place (LookupError)
    │   ├── StoreInUse          another process holds it
    │   ├── BrokenStore         its files are not those that remit wrote (ValueError)
    │   ├── UnknownDocument     it has no document of that name (LookupError)
    │   ├── NoTexts             it has the graph, and not the texts of the plans
    │   ├── Unreachable         its server does not answer (ConnectionError)
    │   └── Refused             its server does not let us: password, rights (PermissionError)
    ├── QueryError
    │   ├── UnknownQuestion     the library has no such question (LookupError)
    │   ├── WrongParameter      missing, unknown or of the wrong type (ValueError)
    │   ├── QueryMistake        Cypher or SPARQL that the engine refuses (ValueError)
    │   └── QueryTooSlow        it was stopped after its time (TimeoutError)
    ├── UnknownFormat           no such export format (LookupError)
    ├── UnknownView             no such page (LookupError)
    └── TooMuchToDraw           more than a person can see on one page (ValueError)

Each subclasses the built-in that a caller would catch anyway.
A message says where, what was found, what was expected and what to do next.
"""


class RemitError(Exception):
    """Whatever remit could not do; the message is meant for the person who asked."""


class UnreadableDocument(RemitError, ValueError):
    """The file's bytes are no text that remit can read, or they are damaged."""


class NothingToRead(RemitError, ValueError):
    """There is no file to read, or none of the files is a plan."""


class BrokenFact(RemitError, ValueError):
    """A fact does not quote the text that it is about."""


class BrokenModel(RemitError, ValueError):
    """The source of the ontology contradicts itself."""


class BrokenVocabulary(RemitError, ValueError):
    """An office's own words are no TOML, or do not fit the shape of remit's vocabularies."""


class StoreError(RemitError):
    """A store cannot do what was asked; it is as it was before."""


class NoStore(StoreError, LookupError):
    """There is no store at that place."""


class StoreInUse(StoreError):
    """Another process holds the store."""


class BrokenStore(StoreError, ValueError):
    """The files of the store are not those that remit wrote."""


class UnknownDocument(StoreError, LookupError):
    """The store has no document of that name."""


class NoTexts(StoreError):
    """The store has the graph and not the texts of the plans, which what was asked needs."""


class Unreachable(StoreError, ConnectionError):
    """The server of the store cannot be reached, or does not answer in time."""


class Refused(StoreError, PermissionError):
    """The server of the store refuses: the user and password are wrong or missing, or it is only there to be read."""


class QueryError(RemitError):
    """A question cannot be answered as it was put."""


class UnknownQuestion(QueryError, LookupError):
    """The library has no question of that name."""


class WrongParameter(QueryError, ValueError):
    """A parameter is missing, unknown or of the wrong type."""


class QueryMistake(QueryError, ValueError):
    """The engine does not accept the query."""


class QueryTooSlow(QueryError, TimeoutError):
    """The query was stopped because it took too long."""


class UnknownFormat(RemitError, LookupError):
    """There is no export format of that name."""


class UnknownView(RemitError, LookupError):
    """There is no page of that name."""


class TooMuchToDraw(RemitError, ValueError):
    """The graph holds more than a person can see on one page."""

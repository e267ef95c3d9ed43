"""YAML as editors write it, read safely and with positions.

A file is parsed at event level, so nothing is ever constructed: anchors, aliases, tags, merge keys,
duplicate keys, deep nesting and oversized files are refused before they can cost anything. Every scalar
stays the string that was written (`2.10`, `007`, `no`, `否`); a pydantic model then says what each one must be.
Every problem becomes a `Finding` with the line and column of the value that it is about.

In order: `nodes` parses events, `hidden`, `traps`, `syntax_errors` and `refusals` say what stops it, `schema` is what
models are made of, `schema_errors` says what a model refuses, `comments` finds text that was read as none, `loading`
puts them together.
"""

from generator.yaml_source.hidden import first_hidden, hidden_words
from generator.yaml_source.loading import Loaded, load
from generator.yaml_source.nodes import Node
from generator.yaml_source.schema import BilingualText, English, Schema, SchemaError

__all__ = [
    "BilingualText",
    "English",
    "Loaded",
    "Node",
    "Schema",
    "SchemaError",
    "first_hidden",
    "hidden_words",
    "load",
]

"""Compiled templates, kept between builds: compiling the templates of a page takes longer than rendering it."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from generator.cache.fingerprint import fingerprint
from generator.cache.store import Store, key_of


@dataclass(frozen=True, slots=True)
class _Kept(BytecodeCache):
    """Jinja's interface for compiled templates, over the store. A bucket's checksum is that of the template's text."""

    store: Store

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self.store.get(_key(bucket))
        if isinstance(found, bytes):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.store.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    return key_of(fingerprint(), "template", bucket.key, bucket.checksum)


def keep_compiled(environment: Environment, store: Store) -> None:
    """Let an environment load its compiled templates from the store, if there is one."""
    if store.folder is not None:
        environment.bytecode_cache = _Kept(store)

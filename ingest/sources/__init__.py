"""Sources of documents: folders, Zotero libraries, exports of references, open archives.

One seam: a source yields records (``records.py``), ``syncing.py`` compares them with what
the source brought before (``ledger.py``) and writes the difference into the manifest.
"""

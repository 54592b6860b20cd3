"""The library as people change it: edits of the manifest that lose nothing written by hand."""

"""Arrays of an uncompressed ``.npz``, mapped into memory instead of read.

``numpy.load(…, mmap_mode="r")`` does not map the members of an archive. But a member
that is stored and not compressed lies in the file as it would lie in a ``.npy``: its
place follows from its local header, and its type and shape precede its data.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from ingest.errors import IndexNotFoundError, IndexStoreError

#: Size of the fixed part of a local header; it ends with the lengths of name and extra field.
_LOCAL_HEADER_BYTES = 30


def map_npz(path: Path) -> dict[str, NDArray[Any]]:
    """Map every array of ``path``, read-only, by its name in the archive.

    Raises:
        IndexNotFoundError: There is no such file.
        IndexStoreError: The file is damaged, or its arrays are compressed.
    """
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            return {
                member.filename.removesuffix(".npy"): _map_member(path, file, member)
                for member in archive.infolist()
            }
    except FileNotFoundError as error:
        raise IndexNotFoundError("index_file_missing", path=str(path)) from error
    except (zipfile.BadZipFile, ValueError, OSError, struct.error) as error:
        raise IndexStoreError("index_file_unreadable", path=str(path), cause=str(error)) from error


def load_arrays(path: Path, names: Iterable[str]) -> dict[str, NDArray[Any]]:
    """Map the arrays ``names`` of ``path``.

    Raises:
        IndexStoreError: The file is missing, is damaged, or lacks one of them.
    """
    arrays = map_npz(path)
    if missing := [name for name in names if name not in arrays]:
        raise IndexStoreError("index_file_incomplete", path=str(path), names=", ".join(missing))
    return {name: arrays[name] for name in names}


def _map_member(path: Path, file: BinaryIO, member: zipfile.ZipInfo) -> NDArray[Any]:
    if member.compress_type != zipfile.ZIP_STORED:
        raise ValueError(f"{member.filename} is compressed")
    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER_BYTES)
    name_length, extra_length = struct.unpack("<HH", header[-4:])
    file.seek(name_length + extra_length, 1)
    version = npy.read_magic(file)
    read_header = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
    shape, fortran_order, dtype = read_header(file)
    if fortran_order or dtype.hasobject:
        raise ValueError(f"{member.filename} is not a plain array")
    if 0 in shape:  # nothing to map, and mmap refuses a length of nothing
        return np.empty(shape, dtype)
    mapped = np.memmap(path, dtype=dtype, mode="r", offset=file.tell(), shape=shape)
    return mapped.view(np.ndarray)  # a slice of a memmap costs ten times that of an array

-- The corpus store. One document is written in one transaction or not at all.
CREATE TABLE IF NOT EXISTS documents (
    id           TEXT PRIMARY KEY,
    ordinal      INTEGER NOT NULL,
    file         TEXT NOT NULL,
    digest       TEXT NOT NULL,   -- SHA-256 of the file's bytes
    fingerprint  TEXT NOT NULL,   -- bytes + manifest entry + versions: unchanged means skip
    bibliography TEXT NOT NULL,   -- JSON, as ingest.models.Bibliography
    text         TEXT NOT NULL,   -- the canonical text
    encoding     TEXT,
    warnings     TEXT NOT NULL,   -- JSON list of ingest.notes.Note
    seconds      REAL NOT NULL,
    -- path: where the file was read, for the page reader; page_unit: as
    -- ingest.models.PageUnit, null where there are no pages
    path         TEXT NOT NULL,
    page_unit    TEXT,
    content_digest TEXT           -- as ingest.store.digests: of all that belongs to the document
) STRICT;

CREATE TABLE IF NOT EXISTS facts (
    key TEXT PRIMARY KEY, value TEXT NOT NULL   -- ingest: begun or ended; contents: a digest
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS pages (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, label TEXT, label_origin TEXT NOT NULL,
    ocr INTEGER NOT NULL, ocr_confidence REAL, width REAL, height REAL,
    PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS page_spans (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER,
    first_label TEXT, last_label TEXT, origin TEXT NOT NULL,
    PRIMARY KEY (document_id, "start")
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS word_boxes (
    document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    packed BLOB NOT NULL          -- as ingest.boxes.WordBoxes packs them
) STRICT;

CREATE TABLE IF NOT EXISTS sections (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, level INTEGER NOT NULL, number TEXT, title TEXT NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, label TEXT,
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS blocks (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, kind TEXT NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, level INTEGER,
    emphasis TEXT NOT NULL, boxes TEXT NOT NULL,   -- JSON lists of numbers
    marker TEXT, refers_at INTEGER, table_id TEXT, confidence REAL,
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS tables (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id TEXT NOT NULL, ordinal INTEGER NOT NULL, number TEXT, caption TEXT,
    header TEXT NOT NULL, rows TEXT NOT NULL,      -- JSON: cells, start and end of each row
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, label TEXT,
    PRIMARY KEY (document_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS passages (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, section TEXT NOT NULL, kind TEXT NOT NULL, context TEXT NOT NULL,
    first_page INTEGER, last_page INTEGER, first_label TEXT, last_label TEXT,
    origin TEXT NOT NULL, table_id TEXT, voice TEXT NOT NULL, attribution TEXT,
    voice_confidence REAL NOT NULL, voices TEXT NOT NULL, ocr INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS passages_in_order ON passages (document_id, ordinal);

CREATE TABLE IF NOT EXISTS sentences (
    passage_id TEXT NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (passage_id, "start")
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS duplicates (
    first TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    second TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, similarity REAL NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;

// Generated from the API's OpenAPI schema by `npm run types`. Not edited by hand.

export interface paths {
    "/api/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Answer
         * @description Answer from the corpus with verified quotes, or say that it holds no answer.
         *
         *     With `Accept: text/event-stream`, or `?stream=true`, the answer comes as it comes about.
         *     With `generate`, `generated` says what a language model makes of the quotes, which takes
         *     up to `FUNN_LLM_TIMEOUT_S`.
         */
        post: operations["create_answer_api_answers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare Documents
         * @description Put one question to each document by itself. A document without an answer says so.
         */
        post: operations["compare_documents_api_compare_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/corpus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Corpus
         * @description See the whole corpus in numbers, duplicates, and the report of the last ingest.
         */
        get: operations["read_corpus_api_corpus_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Documents
         * @description List the documents of the corpus, in the manifest's order, with facts and counts.
         */
        get: operations["list_documents_api_documents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Document
         * @description Read one document: facts, outline, tables, warnings, and how it was read.
         */
        get: operations["read_document_api_documents__document_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Blocks
         * @description Read headings, paragraphs, lists, tables and notes, or those that meet a span.
         */
        get: operations["read_blocks_api_documents__document_id__blocks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}/boxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Boxes
         * @description Locate a span of the text on the pages, a box for each line.
         */
        get: operations["read_boxes_api_documents__document_id__boxes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read File
         * @description Read the file that the document was read from, whole or in ranges.
         */
        get: operations["read_file_api_documents__document_id__file_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find
         * @description Find words inside one document, upper and lower case and line breaks aside.
         */
        get: operations["find_api_documents__document_id__find_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Pages
         * @description List the physical pages with their printed numbers, and the spans of text on each.
         */
        get: operations["list_pages_api_documents__document_id__pages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}/pages/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Page
         * @description Read one physical page, from 1: its printed label and its text.
         */
        get: operations["read_page_api_documents__document_id__pages__number__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}/pages/{number}/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Page Image
         * @description See a page of a PDF as it was printed or scanned.
         */
        get: operations["read_page_image_api_documents__document_id__pages__number__image_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Quote
         * @description Read a span of the canonical text as a quote with its citation.
         */
        get: operations["read_quote_api_documents__document_id__quote_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document_id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Text
         * @description Read the canonical text, which every offset counts in, or a span of it.
         */
        get: operations["read_text_api_documents__document_id__text_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export Quotes
         * @description Write chosen quotes to a file. A quote that does not occur there is refused.
         */
        post: operations["export_quotes_api_export_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Changes
         * @description List the changes of the manifest that can be undone, newest first.
         */
        get: operations["list_changes_api_library_changes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/changes/{number}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo
         * @description Take back a change; what was edited by hand since is kept.
         */
        post: operations["undo_api_library_changes__number__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entries
         * @description List the entries of the manifest with their states, a page at a time.
         */
        get: operations["list_entries_api_library_entries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/entries/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Entry
         * @description Read an entry as it is written, with what was guessed.
         */
        get: operations["read_entry_api_library_entries__document_id__get"];
        put?: never;
        post?: never;
        /**
         * Remove Entry
         * @description Take a document out of the manifest. Its file stays where it is.
         */
        delete: operations["remove_entry_api_library_entries__document_id__delete"];
        options?: never;
        head?: never;
        /**
         * Edit Entry
         * @description Set fields of an entry. What is set or confirmed is no longer marked as guessed.
         */
        patch: operations["edit_entry_api_library_entries__document_id__patch"];
        trace?: never;
    };
    "/api/library/entries/{document_id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Pages
         * @description See the printed number of each page, as it is or under another offset.
         */
        get: operations["preview_pages_api_library_entries__document_id__pages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload File
         * @description Take in one file, as the request's body, and let it wait to be read.
         *
         *     It is put beside the manifest, in ``corpus/``. A file of that name is never replaced.
         */
        post: operations["upload_file_api_library_files_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Jobs
         * @description List the newest jobs and how they went.
         */
        get: operations["list_jobs_api_library_jobs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/jobs/{number}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Job
         * @description Take a waiting job out of the queue.
         */
        post: operations["cancel_job_api_library_jobs__number__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/jobs/{number}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry Job
         * @description Try a job again that failed or was cancelled.
         */
        post: operations["retry_job_api_library_jobs__number__retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passages/{passage_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Passage
         * @description Read one passage by its id.
         */
        get: operations["read_passage_api_passages__passage_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/passages/{passage_id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Citation
         * @description Cite a passage: in the text, and in the list of references.
         */
        get: operations["read_citation_api_passages__passage_id__citation_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quotes/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Quotes
         * @description Judge each quotation in a draft, and say where its words occur.
         */
        post: operations["check_quotes_api_quotes_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quotes/check/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Quotes Of File
         * @description Check the quotations of a draft that is a file. Nothing of it is kept.
         */
        post: operations["check_quotes_of_file_api_quotes_check_file_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quotes/citations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cite Quotes
         * @description Cite chosen quotes in a style, as their documents are now, and list their works.
         */
        post: operations["cite_quotes_api_quotes_citations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quotes/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recheck Quotes
         * @description Say of each chosen quote if it still occurs, and where.
         */
        post: operations["recheck_quotes_api_quotes_recheck_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/rerun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rerun Receipt
         * @description Ask the question of a receipt again, and say whether the same comes of it.
         */
        post: operations["rerun_receipt_api_receipts_rerun_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Print Receipt
         * @description Print a receipt, for a method chapter (text) or a spreadsheet (csv).
         */
        post: operations["print_receipt_api_receipts_text_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description Find the passages that answer, each with document, section, page and words.
         */
        get: operations["search_api_search_get"];
        put?: never;
        /**
         * Search By Body
         * @description Find the passages that answer, with the question in the body of the request.
         */
        post: operations["search_by_body_api_search_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/styles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Styles
         * @description List the citation styles, each with an example.
         */
        get: operations["list_styles_api_styles_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest
         * @description Suggest titles, headings and terms that go on from what is typed.
         */
        get: operations["suggest_api_suggest_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Healthz
         * @description Say that the server is up.
         */
        get: operations["healthz_healthz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics
         * @description Endpoint that serves Prometheus metrics.
         */
        get: operations["metrics_metrics_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readyz
         * @description Say that questions can be answered, or, with 503, why not.
         */
        get: operations["readyz_readyz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AnswerOut
         * @description The answer to ``POST /api/answers``.
         */
        AnswerOut: {
            generated?: components["schemas"]["GeneratedOut"] | null;
            /** Generation */
            generation: string;
            /**
             * Groups
             * @description The same by document, strongest first.
             */
            groups: components["schemas"]["QuoteGroupOut"][];
            /** Hits */
            hits: components["schemas"]["HitOut"][];
            /**
             * Language
             * @enum {string}
             */
            language: "nb" | "nn" | "en";
            /**
             * Message
             * @description The status in words, in the language of the question.
             */
            message: string;
            /** Notes */
            notes: string[];
            /** Probability */
            probability: number;
            /** Question */
            question: string;
            /**
             * Quotes
             * @description Strongest first.
             */
            quotes: components["schemas"]["QuoteOut"][];
            receipt: components["schemas"]["ReceiptOut"];
            /**
             * Status
             * @enum {string}
             */
            status: "answered" | "weak_evidence" | "no_evidence";
            /** Took Ms */
            took_ms: number;
            /**
             * Warnings
             * @description Personal data in the question: what, where.
             */
            warnings: components["schemas"]["WarningOut"][];
        };
        /**
         * BestHitOut
         * @description A document's best passage. Not an answer: it lies below the threshold.
         */
        BestHitOut: {
            /** Citation */
            citation: string;
            /** End */
            end: number;
            /**
             * Label
             * @description Printed pages, 32–34; goes with the next version.
             */
            label: string | null;
            /**
             * Origin
             * @description As `pages.origin`; goes with the next version.
             * @enum {string}
             */
            origin: "pdf_labels" | "running_number" | "table_of_contents" | "page_breaks" | "manifest_offset" | "unknown";
            /**
             * Page
             * @description As `pages.first`; goes with the next version.
             */
            page: number | null;
            pages: components["schemas"]["PagesOut"];
            /** Passage Id */
            passage_id: string;
            /** Score */
            score: number;
            /** Start */
            start: number;
        };
        /**
         * BlockOut
         * @description One paragraph, heading, list item, table … with what is needed to show it.
         *
         *     A table holds its rows; they are not blocks of their own.
         */
        BlockOut: {
            /**
             * Confidence
             * @description Of OCR, 0 to 100; null where text is text.
             */
            confidence: number | null;
            /**
             * Emphasis
             * @description Italic stretches.
             */
            emphasis: components["schemas"]["SentenceOut"][];
            /** End */
            end: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "paragraph" | "heading" | "list_item" | "table" | "table_row" | "caption" | "footnote" | "quote" | "reference" | "contents" | "boilerplate";
            /**
             * Label
             * @description Printed page on which it begins.
             */
            label: string | null;
            /**
             * Level
             * @description Depth of a heading, from 1.
             */
            level: number | null;
            /**
             * Marker
             * @description A footnote's number or sign.
             */
            marker: string | null;
            /**
             * Page
             * @description Physical page on which it begins.
             */
            page: number | null;
            /**
             * Refers At
             * @description Where the footnote's marker stood in the text.
             */
            refers_at: number | null;
            /** Start */
            start: number;
            table: components["schemas"]["TableOut"] | null;
            /** Text */
            text: string;
        };
        /**
         * BlocksOut
         * @description The answer to ``GET /api/documents/{id}/blocks``: those that meet the stretch.
         */
        BlocksOut: {
            /** Blocks */
            blocks: components["schemas"]["BlockOut"][];
            /** Document Id */
            document_id: string;
            /** Text Length */
            text_length: number;
        };
        /**
         * BoxOut
         * @description A rectangle in PDF points, origin top left.
         */
        BoxOut: {
            /** Bottom */
            bottom: number;
            /** Top */
            top: number;
            /** X0 */
            x0: number;
            /** X1 */
            x1: number;
        };
        /**
         * ChangedOut
         * @description A change of the manifest that was made, or would be.
         */
        ChangedOut: {
            /**
             * Version
             * @description Its number, for undoing; null in a dry run.
             */
            version: number | null;
        };
        /**
         * ChosenQuoteIn
         * @description A chosen quote: its words and their span.
         */
        ChosenQuoteIn: {
            /** Document Id */
            document_id: string;
            /** End */
            end: number;
            /** Note */
            note?: string | null;
            /** Start */
            start: number;
            /**
             * Text
             * @description Must be the canonical slice, or it is refused.
             */
            text: string;
        };
        /**
         * CitationOut
         * @description Citation of a passage.
         */
        CitationOut: {
            /** Bibliography Entry */
            bibliography_entry: string;
            /** In Text */
            in_text: string;
            /**
             * Locale
             * @enum {string}
             */
            locale: "nb" | "nn" | "en";
            /** Locator */
            locator: string;
            /**
             * Locator Kind
             * @enum {string}
             */
            locator_kind: "page" | "pdf_page" | "file_page" | "slide" | "section" | "none";
            /** Note */
            note: string | null;
            /** Style */
            style: string;
        };
        /**
         * CitedCollectionOut
         * @description The answer to ``POST /api/quotes/citations``.
         */
        CitedCollectionOut: {
            /**
             * Quotes
             * @description In the order sent; null where the words no longer occur there.
             */
            quotes: (components["schemas"]["CitedQuoteOut"] | null)[];
            /** References */
            references: components["schemas"]["ReferenceOut"][];
        };
        /**
         * CitedQuoteOut
         * @description A chosen quote with its place today and its citation among the others.
         */
        CitedQuoteOut: {
            /** Attribution */
            attribution: string | null;
            /** Citation */
            citation: string;
            /** Citation Note */
            citation_note: string | null;
            /**
             * Cut After
             * @description The same where it ends.
             */
            cut_after: boolean;
            /**
             * Cut Before
             * @description It begins inside a quotation that is not shown whole.
             */
            cut_before: boolean;
            /** Document Id */
            document_id: string;
            /** Document Title */
            document_title: string;
            /** End */
            end: number;
            /**
             * Label
             * @description Printed pages, 32–34; goes with the next version.
             */
            label: string | null;
            /** Ocr */
            ocr: boolean;
            /**
             * Origin
             * @description As `pages.origin`; goes with the next version.
             * @enum {string}
             */
            origin: "pdf_labels" | "running_number" | "table_of_contents" | "page_breaks" | "manifest_offset" | "unknown";
            /**
             * Page
             * @description As `pages.first`; goes with the next version.
             */
            page: number | null;
            pages: components["schemas"]["PagesOut"];
            /** Passage Id */
            passage_id: string | null;
            /** Section */
            section: string[];
            /** Start */
            start: number;
            /**
             * Statement
             * @description Kind of statement of most of it.
             */
            statement: ("finding" | "hypothesis" | "question" | "definition" | "recommendation" | "method" | "description") | null;
            /** Text */
            text: string;
            /**
             * Voice
             * @enum {string}
             */
            voice: "author" | "informant" | "secondary" | "summary" | "method";
        };
        /**
         * CollectionOut
         * @description One part of the corpus.
         */
        CollectionOut: {
            /** Documents */
            documents: number;
            /** Name */
            name: string;
            /** Passages */
            passages: number;
            /** Searched By Default */
            searched_by_default: boolean;
        };
        /**
         * ComparisonIn
         * @description A question to be put to several documents, each by itself.
         */
        ComparisonIn: {
            /**
             * Confirm
             * @description Keep the question although it holds personal data.
             * @default false
             */
            confirm: boolean;
            /**
             * Documents
             * @description Ids; none means all of the research.
             * @default []
             */
            documents: string[];
            /**
             * K
             * @description Quotes of each document, at most.
             * @default 2
             */
            k: number;
            /**
             * Question
             * @description 1 to 2,000 characters.
             * @example Hva betyr kontorets størrelse for oppfølgingen?
             */
            question: string;
        };
        /**
         * ComparisonOut
         * @description The answer to ``POST /api/compare``.
         */
        ComparisonOut: {
            /** Documents */
            documents: components["schemas"]["FindingOut"][];
            /** Generation */
            generation: string;
            /**
             * Language
             * @enum {string}
             */
            language: "nb" | "nn" | "en";
            /**
             * Message
             * @description In how many documents something was found.
             */
            message: string;
            /** Question */
            question: string;
            /** @description What was asked of what; can be run again. */
            receipt: components["schemas"]["ReceiptOut"];
            /** Took Ms */
            took_ms: number;
            /**
             * Warnings
             * @description Personal data in the question: what, where.
             */
            warnings: components["schemas"]["WarningOut"][];
        };
        /**
         * CorpusOut
         * @description The answer to ``GET /api/corpus``: what there is, and how the last ingest went.
         */
        CorpusOut: {
            /** Characters */
            characters: number;
            /** Collections */
            collections: components["schemas"]["CollectionOut"][];
            /** Duplicates */
            duplicates: components["schemas"]["DuplicateOut"][];
            /**
             * Editable
             * @description Whether the library may be changed here.
             * @default false
             */
            editable: boolean;
            generation: components["schemas"]["GenerationOut"];
            /**
             * Kinds
             * @description Passages by kind.
             */
            kinds: {
                [key: string]: number;
            };
            /** Languages */
            languages: {
                [key: string]: number;
            };
            /** @description Null where none was recorded. */
            last_ingest: components["schemas"]["IngestReportOut"] | null;
            /** Pages */
            pages: number;
            /**
             * Types
             * @description Documents by type; so for the next two.
             */
            types: {
                [key: string]: number;
            };
            /** Voices */
            voices: {
                [key: string]: number;
            };
            /** Years */
            years: {
                [key: string]: number;
            };
        };
        /**
         * DifferenceOut
         * @description One fact that is not what it was.
         */
        DifferenceOut: {
            /** Now */
            now: string;
            /** Then */
            then: string;
            /** What */
            what: string;
        };
        /**
         * DiffOut
         * @description A part that agrees, or the difference between quotation and source there.
         */
        DiffOut: {
            /**
             * Op
             * @enum {string}
             */
            op: "equal" | "punctuation" | "replace" | "insert" | "delete";
            /** Quoted */
            quoted: string;
            /** Source */
            source: string;
        };
        /**
         * DocumentCard
         * @description A document's bibliographic facts, and what there is of it in numbers.
         */
        DocumentCard: {
            /** Authors */
            authors: string[];
            /** Collection */
            collection: string;
            /**
             * Collection Title
             * @description The series.
             */
            collection_title: string | null;
            /**
             * Container Title
             * @description The journal or book it stands in.
             */
            container_title: string | null;
            /**
             * Data Collected
             * @description When, e.g. 2014-2015.
             */
            data_collected: string | null;
            /** Doi */
            doi: string | null;
            /**
             * Families
             * @description The same by family name, as citations have them; institutions by their whole.
             */
            families: string[];
            /** File */
            file: string;
            /** Genre */
            genre: string | null;
            /**
             * Has File
             * @description Whether its file is there: see `/file`.
             */
            has_file: boolean;
            /** Id */
            id: string;
            /** Isbn */
            isbn: string | null;
            /** Issn */
            issn: string | null;
            /** Issue */
            issue: string | null;
            /**
             * Kept
             * @description Why this is the document as it was last read; null where it is up to date.
             */
            kept: string | null;
            /**
             * Kinds
             * @description Passages by kind.
             */
            kinds: {
                [key: string]: number;
            };
            /** Language */
            language: string;
            /** Media Type */
            media_type: string;
            /**
             * Note
             * @description What the manifest remarks.
             */
            note: string | null;
            /**
             * Number
             * @description In the series.
             */
            number: string | null;
            /**
             * Page
             * @description Its pages in the journal or book.
             */
            page: string | null;
            /**
             * Page Count
             * @description Physical pages; 0 where the format has none.
             */
            page_count: number;
            /** Passage Count */
            passage_count: number;
            /** Publisher */
            publisher: string | null;
            /** Publisher Place */
            publisher_place: string | null;
            /** Subtitle */
            subtitle: string | null;
            /**
             * Text Length
             * @description Of the canonical text, in characters.
             */
            text_length: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
            /**
             * Unsure
             * @description Facts that were guessed and are not checked yet.
             */
            unsure: string[];
            /** Url */
            url: string | null;
            /**
             * Voices
             * @description Passages by voice.
             */
            voices: {
                [key: string]: number;
            };
            /** Volume */
            volume: string | null;
            /** Year */
            year: number | null;
        };
        /**
         * DocumentOut
         * @description One document with its outline, its tables and how it was read.
         */
        DocumentOut: {
            /** Authors */
            authors: string[];
            /** Collection */
            collection: string;
            /**
             * Collection Title
             * @description The series.
             */
            collection_title: string | null;
            /**
             * Container Title
             * @description The journal or book it stands in.
             */
            container_title: string | null;
            /**
             * Data Collected
             * @description When, e.g. 2014-2015.
             */
            data_collected: string | null;
            /** Doi */
            doi: string | null;
            /**
             * Families
             * @description The same by family name, as citations have them; institutions by their whole.
             */
            families: string[];
            /** File */
            file: string;
            /** Genre */
            genre: string | null;
            /**
             * Has File
             * @description Whether its file is there: see `/file`.
             */
            has_file: boolean;
            /** Id */
            id: string;
            ingest: components["schemas"]["IngestFactsOut"];
            /** Isbn */
            isbn: string | null;
            /** Issn */
            issn: string | null;
            /** Issue */
            issue: string | null;
            /**
             * Kept
             * @description Why this is the document as it was last read; null where it is up to date.
             */
            kept: string | null;
            /**
             * Kinds
             * @description Passages by kind.
             */
            kinds: {
                [key: string]: number;
            };
            /** Language */
            language: string;
            /** Media Type */
            media_type: string;
            /**
             * Note
             * @description What the manifest remarks.
             */
            note: string | null;
            /**
             * Number
             * @description In the series.
             */
            number: string | null;
            /**
             * Page
             * @description Its pages in the journal or book.
             */
            page: string | null;
            /**
             * Page Count
             * @description Physical pages; 0 where the format has none.
             */
            page_count: number;
            /** Passage Count */
            passage_count: number;
            /** Publisher */
            publisher: string | null;
            /** Publisher Place */
            publisher_place: string | null;
            /** Sections */
            sections: components["schemas"]["SectionOut"][];
            /** Subtitle */
            subtitle: string | null;
            /** Tables */
            tables: components["schemas"]["TableOut"][];
            /**
             * Text Length
             * @description Of the canonical text, in characters.
             */
            text_length: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
            /**
             * Unsure
             * @description Facts that were guessed and are not checked yet.
             */
            unsure: string[];
            /** Url */
            url: string | null;
            /**
             * Voices
             * @description Passages by voice.
             */
            voices: {
                [key: string]: number;
            };
            /** Volume */
            volume: string | null;
            /** Warnings */
            warnings: string[];
            /** Year */
            year: number | null;
        };
        /**
         * DocumentPagesOut
         * @description The answer to ``GET /api/documents/{id}/pages``.
         */
        DocumentPagesOut: {
            /** Document Id */
            document_id: string;
            /**
             * Pages
             * @description Empty where the format has none.
             */
            pages: components["schemas"]["PageFactsOut"][];
            /**
             * Spans
             * @description In the order of the text, none overlapping.
             */
            spans: components["schemas"]["PageSpanOut"][];
        };
        /**
         * DocumentsOut
         * @description The answer to ``GET /api/documents``: what can be asked, and who may word the quotes.
         */
        DocumentsOut: {
            /** Documents */
            documents: components["schemas"]["DocumentCard"][];
            /** @description The language model that `generate` asks; null where none is set up. */
            generates: components["schemas"]["GeneratorOut"] | null;
        };
        /**
         * DocumentSummary
         * @description A document as lists show it.
         */
        DocumentSummary: {
            /** Authors */
            authors: string[];
            /** Collection */
            collection: string;
            /**
             * Families
             * @description The same by family name, as citations have them; institutions by their whole.
             */
            families: string[];
            /** File */
            file: string;
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Publisher */
            publisher: string | null;
            /** Subtitle */
            subtitle: string | null;
            /** Title */
            title: string;
            /** Type */
            type: string;
            /** Year */
            year: number | null;
        };
        /**
         * DraftCheckOut
         * @description The answer to ``POST /api/quotes/check``; nothing is passed over in silence.
         */
        DraftCheckOut: {
            /**
             * Left Out
             * @description Too short to be looked up, and citing nothing.
             */
            left_out: string[];
            /** Results */
            results: components["schemas"]["QuoteCheckOut"][];
            /**
             * Unclosed
             * @description Offsets of quotation marks that are never closed, or never opened.
             */
            unclosed: number[];
        };
        /**
         * DraftIn
         * @description A draft whose quotations are to be checked.
         */
        DraftIn: {
            /**
             * Locale
             * @default nb
             * @enum {string}
             */
            locale: "nb" | "nn" | "en";
            /**
             * Style
             * @default norsk-apa-manual
             */
            style: string;
            /** Text */
            text: string;
        };
        /**
         * DuplicateOut
         * @description Two documents that hold the same text, in whole or in good part.
         */
        DuplicateOut: {
            /** First */
            first: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "identical" | "near" | "contained";
            /** Second */
            second: string;
            /** Similarity */
            similarity: number;
        };
        /**
         * EntriesOut
         * @description A page of the library's entries.
         */
        EntriesOut: {
            /** Entries */
            entries: components["schemas"]["ListedEntryOut"][];
            /**
             * States
             * @description Entries of each state, before filtering.
             */
            states: {
                [key: string]: number;
            };
            /**
             * Total
             * @description Entries that match, on all pages.
             */
            total: number;
        };
        /**
         * EntryEdit
         * @description New values of an entry.
         */
        EntryEdit: {
            /**
             * Confirmed
             * @description Guessed fields that are right.
             */
            confirmed?: string[];
            /**
             * Dry Run
             * @default false
             */
            dry_run: boolean;
            /**
             * Seen
             * @description Values that the editor saw: if one has changed since, 409.
             */
            seen?: {
                [key: string]: unknown;
            } | null;
            /**
             * Values
             * @description By field; null removes a field.
             */
            values?: {
                [key: string]: unknown;
            };
        };
        /**
         * EntryOut
         * @description An entry as it is written, under the manifest's own names.
         */
        EntryOut: {
            /**
             * Editable
             * @description Names of the fields that can be set.
             */
            editable: string[];
            /** Unsure */
            unsure: string[];
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /**
         * EvidenceOut
         * @description A verified sentence that a generated one rests on.
         */
        EvidenceOut: {
            /** End */
            end: number;
            /**
             * Quote
             * @description Place in the answer's `quotes`, from 0.
             */
            quote: number;
            /**
             * Start
             * @description In the canonical text of that quote's document.
             */
            start: number;
        };
        /**
         * ExportIn
         * @description A collection of quotes to be written to a file.
         */
        ExportIn: {
            /**
             * Format
             * @default docx
             * @enum {string}
             */
            format: "docx" | "markdown" | "ris" | "bibtex" | "csl-json";
            /**
             * Locale
             * @default nb
             * @enum {string}
             */
            locale: "nb" | "nn" | "en";
            /**
             * Not Found
             * @description Searches that found nothing, a sentence each.
             * @default []
             */
            not_found: string[];
            /** Quotes */
            quotes: components["schemas"]["ChosenQuoteIn"][];
            /** @description As given with an answer. */
            receipt?: components["schemas"]["ReceiptOut"] | null;
            /**
             * Receipts
             * @description Where quotes of several searches were collected, theirs.
             * @default []
             */
            receipts: components["schemas"]["ReceiptOut"][];
            /**
             * Style
             * @default norsk-apa-manual
             */
            style: string;
            /**
             * Title
             * @default Utvalg
             */
            title: string;
        };
        /**
         * FacetOut
         * @description One value of a facet, with how many of the matching passages have it.
         */
        FacetOut: {
            /** Count */
            count: number;
            /** Label */
            label: string;
            /** Value */
            value: string;
        };
        /**
         * FileReportOut
         * @description Outcome of one entry of the manifest at the last ingest.
         */
        FileReportOut: {
            /** Document Id */
            document_id: string;
            /** File */
            file: string;
            /**
             * Message
             * @description Why it was not read and what to do; else empty.
             */
            message: string;
            /** Pages */
            pages: number;
            /** Passages */
            passages: number;
            /**
             * Seconds
             * @description 0 where it had not changed.
             */
            seconds: number;
            /** Sections */
            sections: number;
            /**
             * Status
             * @enum {string}
             */
            status: "read" | "unchanged" | "kept" | "missing" | "skipped" | "failed" | "removed";
            /** Tables */
            tables: number;
            /** Warnings */
            warnings: string[];
        };
        /**
         * FiltersIn
         * @description Limits of a search. Values of one field are alternatives; fields add up.
         */
        FiltersIn: {
            /**
             * Authors
             * @default []
             */
            authors: string[];
            /**
             * Collections
             * @default []
             */
            collections: string[];
            /**
             * Documents
             * @default []
             */
            documents: string[];
            /**
             * Kinds
             * @default []
             */
            kinds: string[];
            /**
             * Languages
             * @default []
             */
            languages: string[];
            /**
             * Sections
             * @default []
             */
            sections: string[];
            /**
             * Types
             * @default []
             */
            types: string[];
            /**
             * Voices
             * @default []
             */
            voices: string[];
            /**
             * Years
             * @description 2016 or 2010-2016.
             * @example 2010-2016
             */
            years?: string | null;
        };
        /**
         * FindingOut
         * @description One document's answer to the question, or the fact that it has none.
         */
        FindingOut: {
            best_hit: components["schemas"]["BestHitOut"] | null;
            document: components["schemas"]["DocumentSummary"];
            /**
             * Message
             * @description Why there are no quotes, or that they are uncertain.
             */
            message: string | null;
            /**
             * Probability
             * @description That this document holds an answer, 0 to 1.
             */
            probability: number;
            /**
             * Quotes
             * @description Empty where the document holds no answer.
             */
            quotes: components["schemas"]["QuoteOut"][];
            /**
             * Status
             * @enum {string}
             */
            status: "answered" | "weak_evidence" | "no_evidence";
        };
        /**
         * FindOut
         * @description The answer to ``GET /api/documents/{id}/find``.
         */
        FindOut: {
            /** Document Id */
            document_id: string;
            /**
             * Occurrences
             * @description In the order of the text.
             */
            occurrences: components["schemas"]["OccurrenceOut"][];
            /** Query */
            query: string;
            /**
             * Total
             * @description Also those that are not listed.
             */
            total: number;
        };
        /**
         * GeneratedOut
         * @description A language model's sentences on the quotes, as far as they could be verified.
         */
        GeneratedOut: {
            /**
             * Cause
             * @description The cause of the state.
             * @enum {string}
             */
            cause: "off" | "personal_data" | "no_quotes" | "unreachable" | "refused" | "busy" | "failed" | "unreadable" | "broke_off" | "timed_out" | "wrong_language" | "empty" | "nothing_held" | "no_answer" | "ok";
            /**
             * Cut
             * @description It was longer than allowed; the rest was not read.
             * @default false
             */
            cut: boolean;
            /**
             * Dropped
             * @description Sentences that could not be verified.
             * @default 0
             */
            dropped: number;
            /** Dropped Reasons */
            dropped_reasons?: {
                [key: string]: number;
            };
            /**
             * Message
             * @description The state in words, in the question's language.
             */
            message: string;
            /**
             * Model
             * @description As it is called at the endpoint.
             */
            model?: string | null;
            /** Sentences */
            sentences?: components["schemas"]["GeneratedSentenceOut"][];
            /**
             * State
             * @enum {string}
             */
            state: "off" | "ok" | "unavailable" | "timed_out" | "rejected" | "withheld";
            /**
             * Took Ms
             * @default 0
             */
            took_ms: number;
        };
        /**
         * GeneratedSentenceOut
         * @description A sentence of the model's that was held up against the quotes it cites.
         */
        GeneratedSentenceOut: {
            /**
             * Cites
             * @description Places in the answer's `quotes`, from 0, each once.
             */
            cites: number[];
            /** Evidence */
            evidence: components["schemas"]["EvidenceOut"][];
            /**
             * Explanation
             * @description The reason in the question's language.
             */
            explanation: string | null;
            /**
             * Reason
             * @description Why it is marked.
             */
            reason: ("no_citation" | "unknown_citation" | "quotation" | "link" | "number" | "name" | "negation" | "wording" | "voice" | "incomplete" | "too_many") | null;
            /**
             * Status
             * @enum {string}
             */
            status: "supported" | "marked";
            /**
             * Text
             * @description Plain text: no markup in it is meant.
             */
            text: string;
        };
        /**
         * GenerationOut
         * @description The index that answers.
         */
        GenerationOut: {
            /** Analyzer */
            analyzer: string;
            /**
             * Corpus
             * @description The corpus's digest: equal digests, equal passages.
             */
            corpus: string;
            /** Created */
            created: string;
            /** Documents */
            documents: number;
            /** Embedder */
            embedder: string;
            /** Name */
            name: string;
            /** Passages */
            passages: number;
            /** Sentences */
            sentences: number;
        };
        /**
         * GeneratorOut
         * @description The language model that may word quotes: its name, and nothing of where it is.
         */
        GeneratorOut: {
            /**
             * Model
             * @description As it is called at the endpoint.
             */
            model: string;
        };
        /**
         * HealthOut
         * @description Health of the server, and of the index that it answers from.
         */
        HealthOut: {
            /** Documents */
            documents?: number | null;
            /** Generation */
            generation?: string | null;
            /** Passages */
            passages?: number | null;
            /**
             * Status
             * @constant
             */
            status: "ok";
        };
        /**
         * HighlightOut
         * @description A span to mark, as offsets into the canonical text.
         */
        HighlightOut: {
            /** End */
            end: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "phrase" | "term" | "lemma" | "compound_part" | "thesaurus" | "spelling" | "nearest_sentence";
            /** Start */
            start: number;
        };
        /**
         * HitOut
         * @description A passage with its rank, from 1.
         */
        HitOut: {
            best_sentence: components["schemas"]["SentenceOut"] | null;
            document: components["schemas"]["DocumentSummary"];
            /** Highlights */
            highlights: components["schemas"]["HighlightOut"][];
            parts: components["schemas"]["ScorePartsOut"];
            passage: components["schemas"]["PassageOut"];
            /** Rank */
            rank: number;
            /** Score */
            score: number;
            /**
             * Statement
             * @description Kind of statement of the best sentence; null where there is none.
             */
            statement: ("finding" | "hypothesis" | "question" | "definition" | "recommendation" | "method" | "description") | null;
            /** Why */
            why: components["schemas"]["ReasonOut"][];
        };
        /**
         * IngestFactsOut
         * @description Facts about how a document was read.
         */
        IngestFactsOut: {
            /**
             * Digest
             * @description SHA-256 of the file that was read, in hex.
             */
            digest: string;
            /** Encoding */
            encoding: string | null;
            /**
             * Labels
             * @description Pages by how their number is known.
             */
            labels: {
                [key: string]: number;
            };
            /** Ocr Pages */
            ocr_pages: number;
            /** Pages */
            pages: number;
            /**
             * Parser
             * @description With its version; null where none reads it any more.
             */
            parser: string | null;
            /** Passages */
            passages: number;
            /** Seconds */
            seconds: number;
            /** Sections */
            sections: number;
            /** Tables */
            tables: number;
            /** Warnings */
            warnings: string[];
        };
        /**
         * IngestReportOut
         * @description The last ingest, in the manifest's order.
         */
        IngestReportOut: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Documents */
            documents: components["schemas"]["FileReportOut"][];
            /**
             * Finished
             * @description UTC, as ISO 8601.
             */
            finished: string;
        };
        /**
         * JobOut
         * @description A piece of work: a file to add, or a build.
         */
        JobOut: {
            /** Attempts */
            attempts: number;
            /** Kind */
            kind: string;
            /** Number */
            number: number;
            /** Reason */
            reason: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            /**
             * Subject
             * @description Name of the file.
             */
            subject: string;
        };
        /**
         * JobsOut
         * @description The newest jobs, and the number in each state.
         */
        JobsOut: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Jobs */
            jobs: components["schemas"]["JobOut"][];
        };
        /**
         * ListedEntryOut
         * @description An entry of the manifest in short, with its state.
         */
        ListedEntryOut: {
            /** Collection */
            collection: string;
            /** File */
            file: string;
            /** Id */
            id: string;
            /** Issued */
            issued: string | null;
            /**
             * Reason
             * @description Why it is in that state; empty where it is as it should be.
             */
            reason: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "needs_review" | "indexed" | "failed" | "missing" | "skipped";
            /** Title */
            title: string;
            /**
             * Unsure
             * @description Fields that were guessed and not confirmed.
             */
            unsure: string[];
        };
        /**
         * OccurrenceOut
         * @description One place of the words looked for, with the text around them.
         */
        OccurrenceOut: {
            /** After */
            after: string;
            /** Before */
            before: string;
            /** End */
            end: number;
            pages: components["schemas"]["PagesOut"];
            /** Section */
            section: string[];
            /** Start */
            start: number;
            /** Text */
            text: string;
        };
        /**
         * PageBoxesOut
         * @description Marks on one page: a box for each line.
         */
        PageBoxesOut: {
            /** Boxes */
            boxes: components["schemas"]["BoxOut"][];
            /** Height */
            height: number | null;
            /** Label */
            label: string | null;
            /** Number */
            number: number;
            /** Width */
            width: number | null;
        };
        /**
         * PageFactsOut
         * @description One physical page, without its text.
         */
        PageFactsOut: {
            /** Height */
            height: number | null;
            /**
             * Label
             * @description As printed; null where none is known.
             */
            label: string | null;
            /**
             * Label Origin
             * @enum {string}
             */
            label_origin: "pdf_labels" | "running_number" | "table_of_contents" | "page_breaks" | "manifest_offset" | "unknown";
            /** Number */
            number: number;
            /** Ocr */
            ocr: boolean;
            /** Ocr Confidence */
            ocr_confidence: number | null;
            /** Width */
            width: number | null;
        };
        /**
         * PageNumberOut
         * @description A page of the file with its printed number.
         */
        PageNumberOut: {
            /** Page */
            page: number;
            /** Printed */
            printed: string | null;
        };
        /**
         * PageOut
         * @description One physical page with its text.
         */
        PageOut: {
            /** Height */
            height: number | null;
            /** Label */
            label: string | null;
            /**
             * Label Origin
             * @enum {string}
             */
            label_origin: "pdf_labels" | "running_number" | "table_of_contents" | "page_breaks" | "manifest_offset" | "unknown";
            /** Number */
            number: number;
            /** Ocr */
            ocr: boolean;
            /** Ocr Confidence */
            ocr_confidence: number | null;
            /** Text */
            text: string;
            /** Width */
            width: number | null;
        };
        /**
         * PagesOut
         * @description Physical pages (``first``, ``last``) and printed ones, never mixed.
         */
        PagesOut: {
            /** First */
            first: number | null;
            /** First Label */
            first_label: string | null;
            /** Last */
            last: number | null;
            /** Last Label */
            last_label: string | null;
            /**
             * Origin
             * @enum {string}
             */
            origin: "pdf_labels" | "running_number" | "table_of_contents" | "page_breaks" | "manifest_offset" | "unknown";
            /**
             * Unit
             * @description Meaning of the physical numbers, where known.
             */
            unit: ("pdf_page" | "page" | "slide") | null;
        };
        /**
         * PageSpanOut
         * @description A span of the text that lies on one page.
         *
         *     ``page`` is null where only the contents list tells: the span then lies between two
         *     printed pages.
         */
        PageSpanOut: {
            /** End */
            end: number;
            /** First Label */
            first_label: string | null;
            /** Last Label */
            last_label: string | null;
            /**
             * Origin
             * @enum {string}
             */
            origin: "pdf_labels" | "running_number" | "table_of_contents" | "page_breaks" | "manifest_offset" | "unknown";
            /** Page */
            page: number | null;
            /** Start */
            start: number;
        };
        /**
         * PassageOut
         * @description A passage: the unit of search and citation. ``text`` is the canonical slice.
         */
        PassageOut: {
            /** Attribution */
            attribution: string | null;
            /**
             * Citation
             * @description Author, year and page, e.g. (Fossestøl et al., 2016, s. 32).
             */
            citation: string;
            /**
             * Context
             * @description Caption and header of a table row. Never quoted.
             */
            context: string;
            /** Document Id */
            document_id: string;
            /** End */
            end: number;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "prose" | "list" | "table" | "quote" | "footnote" | "caption" | "reference" | "figure";
            /** Ocr */
            ocr: boolean;
            pages: components["schemas"]["PagesOut"];
            /**
             * Section
             * @description Titles of the sections around it, outermost first.
             */
            section: string[];
            /** Sentences */
            sentences: components["schemas"]["SentenceOut"][];
            /** Start */
            start: number;
            /** Table Id */
            table_id: string | null;
            /** Text */
            text: string;
            /**
             * Voice
             * @enum {string}
             */
            voice: "author" | "informant" | "secondary" | "summary" | "method";
            /** Voice Confidence */
            voice_confidence: number;
            /** Voices */
            voices: components["schemas"]["VoiceSpanOut"][];
        };
        /**
         * PlaceOut
         * @description A place in the corpus where the words occur.
         */
        PlaceOut: {
            /** Attribution */
            attribution: string | null;
            /** Document Id */
            document_id: string;
            /** End */
            end: number;
            pages: components["schemas"]["PagesOut"];
            /** Passage Id */
            passage_id: string | null;
            /** Section */
            section: string[];
            /** Start */
            start: number;
            /**
             * Text
             * @description The words there: the canonical slice.
             */
            text: string;
            /**
             * Voice
             * @enum {string}
             */
            voice: "author" | "informant" | "secondary" | "summary" | "method";
        };
        /**
         * ProblemOut
         * @description RFC 9457 problem details: the shape of every error.
         */
        ProblemOut: {
            /**
             * Detail
             * @description Where, what, and what to do.
             */
            detail: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /**
             * Type
             * @default about:blank
             */
            type: string;
        };
        /**
         * QuestionIn
         * @description A question to be answered with quotes.
         */
        QuestionIn: {
            /**
             * Confirm
             * @description Keep and send on the question although it holds personal data.
             * @default false
             */
            confirm: boolean;
            /**
             * @default {
             *       "authors": [],
             *       "collections": [],
             *       "documents": [],
             *       "kinds": [],
             *       "languages": [],
             *       "sections": [],
             *       "types": [],
             *       "voices": []
             *     }
             */
            filters: components["schemas"]["FiltersIn"];
            /**
             * Generate
             * @description Wait for a language model's words beside the quotes, where it is on.
             * @default false
             */
            generate: boolean;
            /**
             * K
             * @description How many passages are looked at.
             * @default 10
             */
            k: number;
            /**
             * Question
             * @description 1 to 2,000 characters.
             * @example Hva betyr leders bakgrunn for det sosiale arbeidet?
             */
            question: string;
        };
        /**
         * QueuedOut
         * @description A file that was taken in and waits to be read.
         */
        QueuedOut: {
            /** File */
            file: string;
            /** Job */
            job: number;
        };
        /**
         * QuoteCheckOut
         * @description Verdict on one quotation of the draft.
         *
         *     ``start`` and ``end`` count characters of the draft; those of ``places`` count in the
         *     document.
         */
        QuoteCheckOut: {
            /**
             * Citation
             * @description How the words should be cited.
             */
            citation: string | null;
            /**
             * Citation Found
             * @description The citation in the draft, as written.
             */
            citation_found: string | null;
            /** Diff */
            diff: components["schemas"]["DiffOut"][];
            /** Document Id */
            document_id: string | null;
            /** End */
            end: number;
            /**
             * Label
             * @description Printed pages, 32–34; goes with the next version.
             */
            label: string | null;
            /**
             * Origin
             * @description As `pages.origin`; goes with the next version.
             * @enum {string}
             */
            origin: "pdf_labels" | "running_number" | "table_of_contents" | "page_breaks" | "manifest_offset" | "unknown";
            /**
             * Page
             * @description As `pages.first`; goes with the next version.
             */
            page: number | null;
            pages: components["schemas"]["PagesOut"];
            /** Places */
            places: components["schemas"]["PlaceOut"][];
            /** Quote */
            quote: string;
            /** Remarks */
            remarks: string[];
            /** Similarity */
            similarity: number;
            /** Start */
            start: number;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "verbatim" | "punctuation_only" | "altered" | "spliced" | "wrong_source" | "wrong_page" | "not_found";
        };
        /**
         * QuotedTableOut
         * @description The table that a quote is rows of, to be shown as a table.
         */
        QuotedTableOut: {
            /** Caption */
            caption: string | null;
            /** Header */
            header: string[];
            /**
             * Highlighted Rows
             * @description The quoted ones, counted from 0.
             */
            highlighted_rows: number[];
            /** Id */
            id: string;
            /** Label */
            label: string | null;
            /** Number */
            number: string | null;
            /** Page */
            page: number | null;
            /** Rows */
            rows: string[][];
        };
        /**
         * QuoteGroupOut
         * @description The quotes from one document, as indexes into ``quotes``, from 0.
         */
        QuoteGroupOut: {
            /** Document Id */
            document_id: string;
            /** Quotes */
            quotes: number[];
        };
        /**
         * QuoteOut
         * @description Words that occur in a document, exactly so, at ``start``..``end``.
         */
        QuoteOut: {
            /** @description The sentence that answers, to emphasise. */
            answering: components["schemas"]["SentenceOut"] | null;
            /** Attribution */
            attribution: string | null;
            /** Citation */
            citation: string;
            /**
             * Citation Note
             * @description Cautions to a careful reader.
             */
            citation_note: string | null;
            /** Context After */
            context_after: string;
            /** Context Before */
            context_before: string;
            /**
             * Cut After
             * @description The same where it ends.
             */
            cut_after: boolean;
            /**
             * Cut Before
             * @description It begins inside a quotation that is too long to be shown whole. A mark of omission goes before the quote and is no part of it.
             */
            cut_before: boolean;
            /** Document Id */
            document_id: string;
            /** End */
            end: number;
            /**
             * Label
             * @description Printed pages, 32–34; goes with the next version.
             */
            label: string | null;
            /** Ocr */
            ocr: boolean;
            /**
             * Origin
             * @description As `pages.origin`; goes with the next version.
             * @enum {string}
             */
            origin: "pdf_labels" | "running_number" | "table_of_contents" | "page_breaks" | "manifest_offset" | "unknown";
            /**
             * Page
             * @description As `pages.first`; goes with the next version.
             */
            page: number | null;
            pages: components["schemas"]["PagesOut"];
            /** Passage Id */
            passage_id: string;
            /**
             * Score
             * @description Order among quotes, 0 to 1.
             */
            score: number;
            /** Section */
            section: string[];
            /** Start */
            start: number;
            /**
             * Statement
             * @description Kind of statement of most of it; null for rows of a table and the like.
             */
            statement: ("finding" | "hypothesis" | "question" | "definition" | "recommendation" | "method" | "description") | null;
            /**
             * Statements
             * @description Parts of another kind than most.
             */
            statements: components["schemas"]["StatementSpanOut"][];
            /** @description Where the quote is rows of a table. */
            table: components["schemas"]["QuotedTableOut"] | null;
            /** Text */
            text: string;
            /**
             * Voice
             * @enum {string}
             */
            voice: "author" | "informant" | "secondary" | "summary" | "method";
            /**
             * Voices
             * @description Parts that are in another voice than most.
             */
            voices: components["schemas"]["VoiceSpanOut"][];
        };
        /**
         * ReasonOut
         * @description A reason why a passage was found: the words asked for and those they matched.
         */
        ReasonOut: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "phrase" | "term" | "lemma" | "compound_part" | "thesaurus" | "spelling" | "nearest_sentence";
            /** Matched */
            matched: string;
            /** Query */
            query: string;
            /** Relation */
            relation?: string | null;
        };
        /**
         * ReceiptOut
         * @description A search with everything that its result depends on, and the result.
         *
         *     ``corpus`` is the digest of the corpus; ``rules`` holds the SHA-256 of the thesaurus and
         *     of the fitted numbers that rank and choose. For a comparison, ``filters`` names the
         *     documents that were asked, ``passages`` holds each one's best, and status and probability
         *     are those of the document that answers best.
         */
        ReceiptOut: {
            /** Analyzer */
            analyzer: string;
            /**
             * Asked
             * @description Date and time, ISO 8601, UTC.
             */
            asked: string;
            /**
             * Chosen
             * @description Of the quotes, those that were chosen.
             * @default []
             */
            chosen: components["schemas"]["ShownQuote"][];
            /** Corpus */
            corpus: string;
            /** @description All in force, those written in the question too. */
            filters: components["schemas"]["FiltersIn"];
            /**
             * Funn
             * @description Version of the program.
             */
            funn: string;
            /** Generation */
            generation: string;
            /**
             * K
             * @description Passages looked at; in a comparison, quotes of each document.
             */
            k: number;
            /**
             * Kind
             * @default answer
             * @enum {string}
             */
            kind: "answer" | "comparison";
            /**
             * Language
             * @enum {string}
             */
            language: "nb" | "nn" | "en";
            /**
             * Masked
             * @description Whether the question was masked. It cannot be re-run then.
             */
            masked: boolean;
            /** Model */
            model: string;
            /** Passages */
            passages: components["schemas"]["ShownPassage"][];
            /** Probability */
            probability: number;
            /**
             * Question
             * @description As asked; personal data masked unless confirmed.
             */
            question: string;
            /** Quotes */
            quotes: components["schemas"]["ShownQuote"][];
            /** Rules */
            rules: {
                [key: string]: string;
            };
            /**
             * Status
             * @enum {string}
             */
            status: "answered" | "weak_evidence" | "no_evidence";
            /**
             * Version
             * @default 1
             * @constant
             */
            version: 1;
        };
        /**
         * ReceiptTextIn
         * @description A receipt to be printed.
         */
        ReceiptTextIn: {
            /**
             * Format
             * @default text
             * @enum {string}
             */
            format: "text" | "csv";
            /**
             * Locale
             * @default nb
             * @enum {string}
             */
            locale: "nb" | "nn" | "en";
            receipt: components["schemas"]["ReceiptOut"];
        };
        /**
         * RecheckOut
         * @description State of one quote of a saved collection.
         *
         *     ``found_in``, ``start`` and ``end`` say where its words, or the nearest to them, occur
         *     now. ``holds`` is true if they occur word for word in their own document.
         */
        RecheckOut: {
            /** Document Id */
            document_id: string;
            /** End */
            end?: number | null;
            /** Found In */
            found_in?: string | null;
            /** Holds */
            holds: boolean;
            /** Start */
            start?: number | null;
            /**
             * State
             * @enum {string}
             */
            state: "unchanged" | "moved" | "other_document" | "changed" | "gone";
            /** Text */
            text: string;
            /** What */
            what: string;
        };
        /**
         * ReferenceOut
         * @description An entry of the list of references. ``number`` is printed before it in a numeric style.
         */
        ReferenceOut: {
            /** Number */
            number: number | null;
            /** Runs */
            runs: components["schemas"]["StyledTextOut"][];
        };
        /**
         * RerunIn
         * @description A receipt to be run again.
         */
        RerunIn: {
            /**
             * Against
             * @description The generation that the receipt names, or the live one.
             * @default same
             * @enum {string}
             */
            against: "same" | "live";
            receipt: components["schemas"]["ReceiptOut"];
        };
        /**
         * RerunOut
         * @description A receipt, run again and compared.
         *
         *     ``same`` is true where status, probability, passages with their scores, and quotes are
         *     what they were, bit for bit. ``differences`` also names what may have caused a change.
         */
        RerunOut: {
            /** Differences */
            differences: components["schemas"]["DifferenceOut"][];
            /** Lost Passages */
            lost_passages: string[];
            /** Lost Quotes */
            lost_quotes: components["schemas"]["ShownQuote"][];
            /** Message */
            message: string;
            /** New Passages */
            new_passages: string[];
            /** New Quotes */
            new_quotes: components["schemas"]["ShownQuote"][];
            /** @description The receipt of the new run. */
            receipt: components["schemas"]["ReceiptOut"];
            /** Same */
            same: boolean;
        };
        /**
         * ScorePartsOut
         * @description Components of the score, each about 0 to 1.
         */
        ScorePartsOut: {
            /** Lexical */
            lexical: number;
            /** Passage Vector */
            passage_vector: number;
            /** Sentence Vector */
            sentence_vector: number;
        };
        /**
         * SearchOut
         * @description The answer to ``GET /api/search``.
         */
        SearchOut: {
            /** Facets */
            facets: {
                [key: string]: components["schemas"]["FacetOut"][];
            };
            /** Generation */
            generation: string;
            /** Hits */
            hits: components["schemas"]["HitOut"][];
            /**
             * Language
             * @enum {string}
             */
            language: "nb" | "nn" | "en";
            /** Notes */
            notes: string[];
            /**
             * Probability
             * @description That the corpus holds an answer, 0 to 1.
             */
            probability: number;
            /** Query */
            query: string;
            /**
             * Status
             * @enum {string}
             */
            status: "answered" | "weak_evidence" | "no_evidence";
            /** Suggestions */
            suggestions: {
                [key: string]: string[];
            };
            /** Took Ms */
            took_ms: number;
            /**
             * Warnings
             * @description Personal data in the question: what, where.
             */
            warnings: components["schemas"]["WarningOut"][];
        };
        /**
         * SectionOut
         * @description A heading of the document's outline.
         */
        SectionOut: {
            /** End */
            end: number;
            /** Label */
            label: string | null;
            /** Level */
            level: number;
            /** Number */
            number: string | null;
            /** Page */
            page: number | null;
            /** Start */
            start: number;
            /** Title */
            title: string;
        };
        /**
         * SentenceOut
         * @description One sentence, as offsets into the canonical text.
         */
        SentenceOut: {
            /** End */
            end: number;
            /** Start */
            start: number;
        };
        /**
         * ShownPassage
         * @description A passage that was considered, in the place it had.
         */
        ShownPassage: {
            /** Id */
            id: string;
            /** Score */
            score: number;
        };
        /**
         * ShownQuote
         * @description A quote by its span and the SHA-256 of its words in hex, without the words.
         */
        ShownQuote: {
            /** Document Id */
            document_id: string;
            /** End */
            end: number;
            /** Passage Id */
            passage_id: string | null;
            /** Sha256 */
            sha256: string;
            /** Start */
            start: number;
        };
        /**
         * SpanBoxesOut
         * @description The answer to ``GET /api/documents/{id}/boxes``. No pages: the format has no places.
         */
        SpanBoxesOut: {
            /** Document Id */
            document_id: string;
            /** End */
            end: number;
            /** Pages */
            pages: components["schemas"]["PageBoxesOut"][];
            /** Start */
            start: number;
        };
        /**
         * SpanQuoteOut
         * @description The answer to ``GET /api/documents/{id}/quote``: any span, ready to be cited.
         */
        SpanQuoteOut: {
            /** Attribution */
            attribution: string | null;
            /** Bibliography Entry */
            bibliography_entry: string;
            /** Citation */
            citation: string;
            /** Citation Note */
            citation_note: string | null;
            /** Document Id */
            document_id: string;
            /** End */
            end: number;
            /** Ocr */
            ocr: boolean;
            pages: components["schemas"]["PagesOut"];
            /** Passage Id */
            passage_id: string | null;
            /** Section */
            section: string[];
            /** Start */
            start: number;
            /**
             * Text
             * @description The canonical slice.
             */
            text: string;
            /**
             * Voice
             * @enum {string}
             */
            voice: "author" | "informant" | "secondary" | "summary" | "method";
        };
        /**
         * StatementSpanOut
         * @description A part of a quote that is one kind of statement.
         */
        StatementSpanOut: {
            /** End */
            end: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "finding" | "hypothesis" | "question" | "definition" | "recommendation" | "method" | "description";
            /** Start */
            start: number;
        };
        /**
         * StyledTextOut
         * @description A part of a reference that is wholly italic or wholly upright.
         */
        StyledTextOut: {
            /** Italic */
            italic: boolean;
            /** Text */
            text: string;
        };
        /**
         * StyleOut
         * @description A citation style that can be asked for.
         */
        StyleOut: {
            /**
             * Example
             * @description How it cites a page of a made-up report in the text.
             */
            example: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "author_date" | "numeric" | "note";
            /**
             * Label
             * @description The style's own name, the same in every language.
             */
            label: string;
        };
        /**
         * StylesOut
         * @description The answer to ``GET /api/styles``.
         */
        StylesOut: {
            /** Default */
            default: string;
            /** Styles */
            styles: components["schemas"]["StyleOut"][];
        };
        /**
         * SuggestionOut
         * @description A completion of what is typed.
         */
        SuggestionOut: {
            /**
             * Document Id
             * @description The document of a title or heading.
             */
            document_id: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "title" | "heading" | "term";
            /**
             * Note
             * @description Whose title or heading; a term's other names.
             */
            note: string | null;
            /**
             * Section Start
             * @description Where a heading's section begins.
             */
            section_start: number | null;
            /** Text */
            text: string;
        };
        /**
         * SuggestionsOut
         * @description The answer to ``GET /api/suggest``, the likeliest first.
         */
        SuggestionsOut: {
            /** Query */
            query: string;
            /** Suggestions */
            suggestions: components["schemas"]["SuggestionOut"][];
        };
        /**
         * TableOut
         * @description A table with its cells.
         */
        TableOut: {
            /** Caption */
            caption: string | null;
            /** Header */
            header: string[];
            /** Id */
            id: string;
            /** Label */
            label: string | null;
            /** Number */
            number: string | null;
            /** Page */
            page: number | null;
            /** Row Offsets */
            row_offsets: [
                number,
                number
            ][];
            /** Rows */
            rows: string[][];
        };
        /**
         * VersionOut
         * @description A change that can be undone.
         */
        VersionOut: {
            /** At */
            at: string;
            /**
             * Changes
             * @description (add, edit or remove; document id).
             */
            changes: [
                string,
                string
            ][];
            /** Number */
            number: number;
        };
        /**
         * VoiceSpanOut
         * @description A part of a passage in another voice than the passage as a whole.
         */
        VoiceSpanOut: {
            /** Attribution */
            attribution: string | null;
            /** Confidence */
            confidence: number;
            /** End */
            end: number;
            /** Start */
            start: number;
            /**
             * Voice
             * @enum {string}
             */
            voice: "author" | "informant" | "secondary" | "summary" | "method";
        };
        /**
         * WarningOut
         * @description Personal data in the question: what kind and where, half-open; never the words.
         */
        WarningOut: {
            /** End */
            end: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "national_id" | "phone" | "email";
            /**
             * Message
             * @description What it is and what to do, in the question's language.
             */
            message: string;
            /** Start */
            start: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    create_answer_api_answers_post: {
        parameters: {
            query?: {
                /** @description Answer in server-sent events. */
                stream?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionIn"];
            };
        };
        responses: {
            /** @description The answer; or, as server-sent events, `status`, `hit`, `quote` and, at last, `final` with the answer; before it `generated`, where that is asked for. `error` ends a stream that breaks off. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerOut"];
                    "text/event-stream": string;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    compare_documents_api_compare_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComparisonIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_corpus_api_corpus_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorpusOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_documents_api_documents_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentsOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_document_api_documents__document_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_blocks_api_documents__document_id__blocks_get: {
        parameters: {
            query?: {
                /** @description One past the last. Default: to the end. */
                end?: number | null;
                /** @description First character of the canonical text. */
                start?: number;
            };
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlocksOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_boxes_api_documents__document_id__boxes_get: {
        parameters: {
            query: {
                end: number;
                /** @description First character of the canonical text. */
                start: number;
            };
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpanBoxesOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_file_api_documents__document_id__file_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    find_api_documents__document_id__find_get: {
        parameters: {
            query: {
                limit?: number;
                /** @description Words as written, in this order. */
                q: string;
            };
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_pages_api_documents__document_id__pages_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentPagesOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_page_api_documents__document_id__pages__number__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_page_image_api_documents__document_id__pages__number__image_get: {
        parameters: {
            query?: {
                /** @description Pixels. */
                width?: number;
            };
            header?: never;
            path: {
                document_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page as a picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_quote_api_documents__document_id__quote_get: {
        parameters: {
            query: {
                end: number;
                /** @description Default: by `Accept-Language`, else nb. */
                locale?: ("nb" | "nn" | "en") | null;
                start: number;
                /** @description A citation style. */
                style?: string;
            };
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpanQuoteOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_text_api_documents__document_id__text_get: {
        parameters: {
            query?: {
                /** @description One past the last. Default: to the end. */
                end?: number | null;
                /** @description First character of the canonical text. */
                start?: number;
            };
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": unknown;
                    "text/plain": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": unknown;
                    "text/plain": components["schemas"]["ProblemOut"];
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": unknown;
                    "text/plain": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    export_quotes_api_export_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.citationstyles.csl+json": unknown;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                    "application/x-bibtex; charset=utf-8": unknown;
                    "application/x-research-info-systems": unknown;
                    "text/markdown; charset=utf-8": unknown;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_changes_api_library_changes_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"][];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    undo_api_library_changes__number__undo_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_entries_api_library_entries_get: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Default: by `Accept-Language`, else nb. */
                locale?: ("nb" | "nn" | "en") | null;
                offset?: number;
                /** @description In title, id or file name. */
                q?: string;
                sort?: "manifest" | "title" | "issued" | "state";
                state?: ("waiting" | "needs_review" | "indexed" | "failed" | "missing" | "skipped") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntriesOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_entry_api_library_entries__document_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    remove_entry_api_library_entries__document_id__delete: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    edit_entry_api_library_entries__document_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryEdit"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    preview_pages_api_library_entries__document_id__pages_get: {
        parameters: {
            query?: {
                /** @description Printed page minus page of file. */
                page_offset?: number | null;
            };
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageNumberOut"][];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    upload_file_api_library_files_post: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuedOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_jobs_api_library_jobs_get: {
        parameters: {
            query?: {
                /** @description Default: by `Accept-Language`, else nb. */
                locale?: ("nb" | "nn" | "en") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobsOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    cancel_job_api_library_jobs__number__cancel_post: {
        parameters: {
            query?: {
                /** @description Default: by `Accept-Language`, else nb. */
                locale?: ("nb" | "nn" | "en") | null;
            };
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    retry_job_api_library_jobs__number__retry_post: {
        parameters: {
            query?: {
                /** @description Default: by `Accept-Language`, else nb. */
                locale?: ("nb" | "nn" | "en") | null;
            };
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_passage_api_passages__passage_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passage_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassageOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    read_citation_api_passages__passage_id__citation_get: {
        parameters: {
            query?: {
                /** @description Default: by `Accept-Language`, else nb. */
                locale?: ("nb" | "nn" | "en") | null;
                /** @description A citation style. */
                style?: string;
            };
            header?: never;
            path: {
                passage_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitationOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    check_quotes_api_quotes_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftCheckOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    check_quotes_of_file_api_quotes_check_file_post: {
        parameters: {
            query: {
                /** @description Of the file's name, without the dot; one of pdf, docx, odt, pptx, html, xhtml, epub, md, txt, htm, markdown. */
                ending: string;
                /** @description Default: by `Accept-Language`, else nb. */
                locale?: ("nb" | "nn" | "en") | null;
                /** @description A citation style. */
                style?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftCheckOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    cite_quotes_api_quotes_citations_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitedCollectionOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    recheck_quotes_api_quotes_recheck_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecheckOut"][];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    rerun_receipt_api_receipts_rerun_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RerunIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RerunOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    print_receipt_api_receipts_text_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptTextIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                    "text/plain": string;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": unknown;
                    "text/plain": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": unknown;
                    "text/plain": components["schemas"]["ProblemOut"];
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": unknown;
                    "text/plain": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    search_api_search_get: {
        parameters: {
            query: {
                author?: string[];
                collection?: string[];
                /** @description Ask although q holds personal data. */
                confirm?: boolean;
                document?: string[];
                /** @description How many hits. */
                k?: number;
                kind?: string[];
                language?: string[];
                /** @description Words or a question. Also: "exact phrase", -without, author:, year:2010-2016, type:, section:, voice:informant, doc:, collection:. */
                q: string;
                section?: string[];
                type?: string[];
                voice?: string[];
                /** @description 2016 or 2010-2016. */
                year?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    search_by_body_api_search_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    list_styles_api_styles_get: {
        parameters: {
            query?: {
                /** @description Default: by `Accept-Language`, else nb. */
                locale?: ("nb" | "nn" | "en") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StylesOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    suggest_api_suggest_get: {
        parameters: {
            query: {
                collection?: string[];
                limit?: number;
                /** @description What is typed so far. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionsOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    healthz_healthz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    metrics_metrics_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
    readyz_readyz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthOut"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description Not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
            /** @description No index to use */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemOut"];
                    "application/problem+json": unknown;
                };
            };
        };
    };
}

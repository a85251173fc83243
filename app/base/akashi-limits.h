/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

/*
 * Every size, count, depth and time limit, with its unit. A test stands at each limit and one past it.
 */

#define AKASHI_KIB 1024
#define AKASHI_MIB (1024 * AKASHI_KIB)

/* scan: pictures */
#define AKASHI_MAX_IMAGE_FILE_BYTES (64 * AKASHI_MIB) /* of one picture file */
#define AKASHI_MAX_IMAGE_SIDE 20000                 /* pixels, width or height as the header declares them */
#define AKASHI_MAX_IMAGE_PIXELS (100 * 1000 * 1000) /* pixels, width x height, checked before allocation */
#define AKASHI_ENOUGH_IMAGE_PIXELS                                                                           \
  (32 * 1000 * 1000)                               /* more are of no use to find a code: a JPEG is shrunk */
#define AKASHI_MAX_IMAGE_SCANS 100                 /* scans of a progressive JPEG; encoders write about ten */
#define AKASHI_MAX_IMAGE_SCAN_PIXELS 2000000000ull /* scans x pixels of one JPEG */
#define AKASHI_MAX_IMAGE_DECODER_BYTES (512l * AKASHI_MIB)     /* working memory of a picture decoder */
#define AKASHI_MAX_DECODER_ADDRESS_BYTES (1024ul * AKASHI_MIB) /* all a decoder's process may map */
#define AKASHI_MAX_DECODER_CPU_S 10                            /* seconds of a processor for one picture */
#define AKASHI_MAX_DECODER_WALL_S 30                           /* seconds by the clock for one picture */
#define AKASHI_MAX_CODES 64                                    /* codes reported from one picture */

#define AKASHI_MAX_FOLDER_DEPTH 64 /* folders in each other that are searched for pictures */
#define AKASHI_MAX_SCAN_WORKERS 64 /* pictures that are read at the same time */

/* label: one scanned text (QR code version 40-L holds 4,296 alphanumeric characters) */
#define AKASHI_MAX_TEXT_BYTES 4296
#define AKASHI_MAX_TYPED_WORD_BYTES 192 /* a number or model of 64 characters, full-width */
#define AKASHI_MAX_LABEL_BYTES 1024     /* of a decoded signed label */
#define AKASHI_MAX_CBOR_DEPTH 8         /* arrays, maps and tags inside each other */
#define AKASHI_MAX_CLAIM_TEXT_BYTES 64
#define AKASHI_MAX_CLAIM_ITEMS 8 /* models, GTINs */
#define AKASHI_MAX_CLAIM_LEVEL 9
#define AKASHI_MAX_CLAIM_TIME G_GINT64_CONSTANT (32503679999) /* seconds: 2999-12-31T23:59:59Z */
#define AKASHI_MAX_CLAIM_DAY 376199                           /* days since 1970-01-01: 2999-12-31 */
#define AKASHI_MIN_ARTWORK_DPI 100                            /* dots an inch */
#define AKASHI_MAX_ARTWORK_DPI 1200

/* product: patterns of scheme definitions */
#define AKASHI_MAX_PATTERN_BYTES 256
#define AKASHI_MAX_PATTERN_POSITIONS 1024 /* after bounded repeats are written out */

/* trust: TUF metadata, bytes of one file */
#define AKASHI_MAX_ROOT_BYTES (512 * AKASHI_KIB)
#define AKASHI_MAX_TIMESTAMP_BYTES (16 * AKASHI_KIB)
#define AKASHI_MAX_SNAPSHOT_BYTES (2 * AKASHI_MIB)
#define AKASHI_MAX_TARGETS_BYTES (5 * AKASHI_MIB)
#define AKASHI_MAX_ROOT_ROTATIONS 256 /* root versions in one update */
#define AKASHI_MAX_DELEGATED_ROLES 32 /* asked for one target */
#define AKASHI_MAX_SIGNATURES 1024    /* in one file */
#define AKASHI_MAX_TARGET_PATH_BYTES 1024
#define AKASHI_MAX_TARGET_NAME_BYTES 240 /* one segment of it; it becomes the name of a file */
#define AKASHI_MAX_KEY_FILE_BYTES (16 * AKASHI_KIB)
#define AKASHI_MAX_JSON_DEPTH 64

/* registry: targets, bytes of one file, and one line of a list */
#define AKASHI_MAX_SCHEMES_BYTES (4 * AKASHI_MIB)    /* schemes.json */
#define AKASHI_MAX_SCHEME_BYTES (1 * AKASHI_MIB)     /* one scheme.json */
#define AKASHI_MAX_INDEX_BYTES (256 * AKASHI_KIB)    /* index.json */
#define AKASHI_MAX_LIST_BYTES (2048ll * AKASHI_MIB)  /* a full list, compressed */
#define AKASHI_MAX_LIST_LINE_BYTES (64 * AKASHI_KIB) /* one registration */
#define AKASHI_MAX_DELTAS 64                         /* that one index names */
#define AKASHI_MAX_LIST_EXPANSION 200                /* expanded bytes per compressed byte, above 1 MiB */
#define AKASHI_ZSTD_WINDOW_LOG_MAX 27                /* 128 MiB */
#define AKASHI_MAX_SHIPPED_BYTES (1 * AKASHI_MIB)    /* guarantees.json, marks.json */
#define AKASHI_MAX_SCHEMES 256                       /* schemes in all trust entries together */
#define AKASHI_MAX_SEARCH_BYTES 512                  /* of what is typed into a search */
#define AKASHI_MAX_SEARCH_WORDS 8                    /* of it that are looked for; others are passed over */
#define AKASHI_MAX_SEARCH_HITS 100                   /* handed out at once */
#define AKASHI_SEARCH_MEMORY_BYTES                                                                           \
  (48 * AKASHI_MIB)                                /* of a segment of the search index before it is written */
#define AKASHI_SORT_MEMORY_BYTES (24 * AKASHI_MIB) /* of keys, before they go to a file */
#define AKASHI_MAX_SERIAL ((G_GINT64_CONSTANT (1) << 53) - 1)

/* operator */
#define AKASHI_MIN_PASSPHRASE_CHARS 8    /* of a new key */
#define AKASHI_MAX_PASSPHRASE_BYTES 1023 /* what OpenSSL takes */
#define AKASHI_DROP_MONTHS (10 * 12)     /* how long full files remember a dropped number */
#define AKASHI_KEPT_DELTAS 32            /* steps back for which an index names a delta */
#define AKASHI_SHRINK_DAYS 180           /* of the list's own: for how long its index says that a fifth and more went */
#define AKASHI_MIN_PATTERN_PAIRS 20      /* labels that must agree before a page pattern is believed */

/* operator: public lists */
#define AKASHI_MAX_IMPORT_MAP_BYTES (256 * AKASHI_KIB) /* a column map */
#define AKASHI_MAX_IMPORT_CELL_BYTES (64 * AKASHI_KIB) /* one cell, as UTF-8 */
#define AKASHI_MAX_IMPORT_CELLS 1024 /* of one row, merged ones counted as often as they reach */
#define AKASHI_MAX_IMPORT_HTML_BYTES (64 * AKASHI_MIB) /* a page: its tree is held in memory */
#define AKASHI_MAX_IMPORT_HEADING_ROWS 64              /* rows in which the headings must be found */
#define AKASHI_MAX_IMPORT_MODELS 1000                  /* of one registration */

/* net */
#define AKASHI_CONNECT_TIMEOUT_S 15
#define AKASHI_LOW_SPEED_BYTES_PER_S 100 /* slower than this … */
#define AKASHI_LOW_SPEED_TIME_S 30       /* … for this long is given up */
#define AKASHI_MAX_REFUSAL_BYTES                                                                             \
  (64 * AKASHI_KIB)                                /* of the page that comes with an answer other than 200   \
                                                    */
#define AKASHI_MAX_ETAG_BYTES 256                  /* an entity tag that is kept */
#define AKASHI_MAX_REDIRECTS 5                     /* on the same server */
#define AKASHI_SPOOL_MEMORY_BYTES (1 * AKASHI_MIB) /* of one file; more goes to a temporary file */

/* freshness (registry.md, "Freshness"), days and seconds */
#define AKASHI_LIST_MAX_AGE_DAYS 45
#define AKASHI_AGEING_DAYS 30
#define AKASHI_CLOCK_AHEAD_DAYS 400

/* updates that nobody asks for (akashi-schedule.h), seconds */
#define AKASHI_SYNC_INTERVAL_S (6 * 3600) /* between two that succeed; signatures are good for 14 days */
#define AKASHI_SYNC_RETRY_S 120           /* after the first that fails */

/* verdict */
#define AKASHI_ENDS_SOON_MONTHS 12
#define AKASHI_LABEL_TERM_NEAR_MONTHS 3

/* speech (akashi-speech.h) */
#define AKASHI_SPEECH_TEXT_MAX 4096    /* bytes of one text that is said */
#define AKASHI_SPEECH_MAX_DEPTH 3      /* texts in gaps of texts */
#define AKASHI_SPEECH_MAX_STEPS 50000  /* comparisons for one text; then it is said word by word */

/* voice */
#define AKASHI_VOICE_MAX_VOLUME 4.0                      /* times the volume of the recording */
#define AKASHI_VOICE_MAX_CLIP_BYTES (256 * AKASHI_KIB) /* of one clip: a minute of speech */

/* take home */
#define AKASHI_TAKE_HOME_MAX_CHARACTERS 300 /* of the text in a QR code */

-- The complete current schema. Each table declares its policy class; from it the views, triggers and the authorizer's
-- lists are generated, and `verify-rls` proves them on the live database. docs/STORAGE.md tells the rules.
--
--   own       rows of one member: selected, inserted, updated and deleted by their owner alone
--   profile   the owner selects and updates; the service inserts and deletes
--   mixed     `user_id` NULL: shared, readable by all, written by the service; else as own
--   shared    members read, the service writes
--   internal  no statement of a member reaches it
--
-- `-- refs: column -> table` names a column that may hold the id of a row of a mixed table: it must be shared or of the
-- same owner.
--
-- Instants are INTEGER milliseconds since 1970 UTC, local days TEXT `YYYY-MM-DD`, identifiers 16-byte BLOBs, booleans
-- INTEGER 0 or 1. Unknown nutrients are NULL, never 0.

-- ---------------------------------------------------------------- accounts

-- policy: internal
CREATE TABLE users (
    id            BLOB    NOT NULL PRIMARY KEY,
    email         TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    role          TEXT    NOT NULL CHECK (role IN ('admin', 'member')),
    disabled      INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    -- Rises with every change that must end the tokens in circulation.
    epoch         INTEGER NOT NULL DEFAULT 0,
    -- Stands for the account in the audit log, and outlives its erasure there.
    subject_id    BLOB    NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    CONSTRAINT email_taken UNIQUE (email)
) STRICT, WITHOUT ROWID;

-- policy: internal
CREATE TABLE sessions (
    id            BLOB    NOT NULL PRIMARY KEY,
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at    INTEGER NOT NULL,
    last_used_at  INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    revoked_at    INTEGER,
    address       TEXT,
    device        TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user_id, created_at);

-- policy: internal
CREATE TABLE refresh_tokens (
    token_hash    BLOB    NOT NULL PRIMARY KEY,
    session_id    BLOB    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    created_at    INTEGER NOT NULL,
    -- When it was exchanged for its successor; a second exchange after the grace revokes the session.
    used_at       INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

-- policy: internal
-- The one code with which an account's password can be set anew; gone once it is used.
CREATE TABLE password_resets (
    user_id       BLOB    NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    code_hash     BLOB    NOT NULL UNIQUE,
    created_at    INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- policy: internal
CREATE TABLE invites (
    id            BLOB    NOT NULL PRIMARY KEY,
    code_hash     BLOB    NOT NULL UNIQUE,
    role          TEXT    NOT NULL CHECK (role IN ('admin', 'member')),
    created_by    BLOB    REFERENCES users (id) ON DELETE SET NULL,
    created_at    INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    used_at       INTEGER,
    used_by       BLOB
) STRICT, WITHOUT ROWID;

-- policy: internal
-- Authenticator apps. One that is not confirmed yet asks nothing of anybody.
CREATE TABLE totp (
    user_id       BLOB    NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    -- Encrypted with the server's data key.
    secret        BLOB    NOT NULL,
    created_at    INTEGER NOT NULL,
    confirmed_at  INTEGER,
    -- The last time step whose code was used: it and those before it count no more.
    last_step     INTEGER NOT NULL DEFAULT 0,
    -- Wrong codes since `failing_since`.
    failures      INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- policy: internal
CREATE TABLE recovery_codes (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    code_hash     BLOB    NOT NULL,
    PRIMARY KEY (user_id, code_hash)
) STRICT, WITHOUT ROWID;

-- policy: internal
CREATE TABLE api_keys (
    id            BLOB    NOT NULL PRIMARY KEY,
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name          TEXT    NOT NULL,
    -- SHA-256 of the key.
    key_hash      BLOB    NOT NULL UNIQUE,
    -- The key's first characters, by which its owner knows it again.
    prefix        TEXT    NOT NULL,
    -- Of `read`, `write` and `coach`, separated by spaces.
    scopes        TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    -- NULL: never.
    expires_at    INTEGER,
    last_used_at  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX api_keys_by_user ON api_keys (user_id, created_at);

-- policy: internal
CREATE TABLE quota_windows (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    feature       TEXT    NOT NULL CHECK (feature IN ('coach_chat', 'quick_entry', 'program_generation')),
    starts_at     INTEGER NOT NULL,
    ends_at       INTEGER NOT NULL,
    used          INTEGER NOT NULL DEFAULT 0 CHECK (used >= 0),
    PRIMARY KEY (user_id, feature, starts_at)
) STRICT, WITHOUT ROWID;

-- policy: internal
CREATE TABLE quota_reservations (
    id            BLOB    NOT NULL PRIMARY KEY,
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    feature       TEXT    NOT NULL,
    starts_at     INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX quota_reservations_by_user ON quota_reservations (user_id, feature, starts_at);

-- policy: internal
CREATE TABLE quota_overrides (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    feature       TEXT    NOT NULL,
    -- NULL: without limit.
    quota         INTEGER CHECK (quota >= 0),
    PRIMARY KEY (user_id, feature)
) STRICT, WITHOUT ROWID;

-- policy: internal
CREATE TABLE audit_log (
    id            BLOB    NOT NULL PRIMARY KEY,
    at            INTEGER NOT NULL,
    event         TEXT    NOT NULL,
    -- The `subject_id` of who did it, NULL for the server itself.
    actor         BLOB,
    subject       BLOB,
    address       TEXT,
    detail        TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_log_by_time ON audit_log (at);

-- policy: internal
-- What was asked of the server, a row a day (UTC), account and route; written in batches.
CREATE TABLE usage_days (
    -- The first instant of the day.
    starts_at     INTEGER NOT NULL,
    -- The `subject_id` of who asked; sixteen zero bytes for requests without an account.
    subject       BLOB    NOT NULL,
    -- Method and template, such as `GET /api/v1/meals/{id}`.
    route         TEXT    NOT NULL,
    requests      INTEGER NOT NULL,
    -- Answers with a status of 400 or more.
    errors        INTEGER NOT NULL,
    time_us       INTEGER NOT NULL,
    PRIMARY KEY (starts_at, subject, route)
) STRICT, WITHOUT ROWID;

-- policy: internal
-- Each time an engine was asked to think; written in batches. Nothing of what was said.
CREATE TABLE ai_calls (
    id            BLOB    NOT NULL PRIMARY KEY,
    at            INTEGER NOT NULL,
    -- The `subject_id` of the member for whom it was.
    subject       BLOB    NOT NULL,
    feature       TEXT    NOT NULL,
    -- `local` is the engine in the program itself.
    provider      TEXT    NOT NULL,
    model         TEXT    NOT NULL,
    tokens_in     INTEGER NOT NULL,
    tokens_out    INTEGER NOT NULL,
    -- Millionths of a US dollar.
    cost_microusd INTEGER NOT NULL,
    time_us       INTEGER NOT NULL,
    outcome       TEXT    NOT NULL CHECK (outcome IN ('ok', 'failed'))
) STRICT, WITHOUT ROWID;
CREATE INDEX ai_calls_by_time ON ai_calls (at);

-- policy: internal
CREATE TABLE server_state (
    name          TEXT    NOT NULL PRIMARY KEY,
    value         TEXT    NOT NULL,
    updated_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- policy: own
CREATE TABLE idempotency_keys (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    key           TEXT    NOT NULL,
    -- SHA-256 of method, path and body: the same key for something else is refused.
    request_hash  BLOB    NOT NULL,
    status        INTEGER NOT NULL,
    location      TEXT,
    body          TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (created_at);

-- policy: own
-- What was deleted, so that clients that keep a copy can follow.
CREATE TABLE deletions (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    noun          TEXT    NOT NULL,
    deleted_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deletions_by_time ON deletions (user_id, deleted_at);

-- ---------------------------------------------------------------- the member

-- policy: profile
CREATE TABLE profiles (
    user_id                    BLOB    NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    display_name               TEXT,
    birth_date                 TEXT,
    sex                        TEXT    NOT NULL DEFAULT 'unspecified' CHECK (sex IN ('male', 'female', 'unspecified')),
    height_cm                  REAL,
    activity_level             TEXT,
    experience_level           TEXT,
    primary_goal               TEXT,
    weekly_training_days       INTEGER,
    -- Lists are JSON arrays of strings, read and written whole.
    training_days              TEXT    NOT NULL DEFAULT '[]',
    equipment                  TEXT    NOT NULL DEFAULT '[]',
    dietary_preference         TEXT,
    allergies                  TEXT    NOT NULL DEFAULT '[]',
    injuries                   TEXT    NOT NULL DEFAULT '[]',
    conditions                 TEXT    NOT NULL DEFAULT '[]',
    goal_weight_kg             REAL,
    goal_rate_percent_per_week REAL,
    resting_heart_rate_bpm     INTEGER,
    max_heart_rate_bpm         INTEGER,
    created_at                 INTEGER NOT NULL,
    updated_at                 INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- policy: profile
CREATE TABLE user_preferences (
    user_id       BLOB    NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    time_zone     TEXT    NOT NULL DEFAULT 'UTC',
    unit_system   TEXT    NOT NULL DEFAULT 'metric' CHECK (unit_system IN ('metric', 'imperial')),
    language      TEXT    NOT NULL DEFAULT 'en',
    -- Minutes after midnight at which the member's day begins, 0 to 360.
    day_starts_at INTEGER NOT NULL DEFAULT 0 CHECK (day_starts_at BETWEEN 0 AND 360),
    updated_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- policy: own
-- The targets in force, one row a change; the newest counts.
CREATE TABLE nutrition_targets (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    set_at        INTEGER NOT NULL,
    energy_kcal   REAL,
    protein_g     REAL,
    carbs_g       REAL,
    fat_g         REAL,
    fiber_g       REAL,
    water_ml      REAL,
    source        TEXT    NOT NULL CHECK (source IN ('calculated', 'manual', 'adaptive')),
    -- How the numbers came about, as JSON: bmr_kcal, tdee_kcal, method, adjustments.
    basis         TEXT    NOT NULL,
    PRIMARY KEY (user_id, set_at)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- food

-- policy: mixed
CREATE TABLE foods (
    id              BLOB    NOT NULL PRIMARY KEY,
    user_id         BLOB    REFERENCES users (id) ON DELETE CASCADE,
    name            TEXT    NOT NULL,
    brand           TEXT,
    -- Whether carbs_g counts fibre.
    carbs_basis     TEXT    NOT NULL DEFAULT 'total' CHECK (carbs_basis IN ('total', 'available')),
    -- Nutrients per 100 g.
    energy_kcal     REAL,
    protein_g       REAL,
    carbs_g         REAL,
    fat_g           REAL,
    fiber_g         REAL,
    sugar_g         REAL,
    saturated_fat_g REAL,
    sodium_mg       REAL,
    alcohol_g       REAL,
    -- JSON array of {id, label, grams}.
    portions        TEXT    NOT NULL DEFAULT '[]',
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX foods_by_user ON foods (user_id, name);

-- policy: own
CREATE TABLE meals (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    name          TEXT,
    category      TEXT    NOT NULL CHECK (category IN ('breakfast', 'lunch', 'dinner', 'snack', 'other')),
    eaten_at      INTEGER NOT NULL,
    time_zone     TEXT    NOT NULL,
    day           TEXT    NOT NULL,
    notes         TEXT,
    source        TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    -- By time, so that a week's meals lie together, in the order in which they are listed. Those of a local day lie within
    -- a day of its bounds in UTC.
    PRIMARY KEY (user_id, eaten_at, id),
    UNIQUE (user_id, id)
) STRICT, WITHOUT ROWID;

-- policy: own
-- refs: food_id -> foods
-- Name, grams and nutrients are a snapshot: editing a food changes no past day. `food_id` names a built-in food, which
-- lives in the binary, or a row of `foods`.
CREATE TABLE meal_items (
    user_id         BLOB    NOT NULL,
    id              BLOB    NOT NULL,
    meal_id         BLOB    NOT NULL,
    position        INTEGER NOT NULL,
    food_id         BLOB,
    name            TEXT    NOT NULL,
    quantity        REAL,
    unit            TEXT,
    grams           REAL,
    energy_kcal     REAL,
    protein_g       REAL,
    carbs_g         REAL,
    fat_g           REAL,
    fiber_g         REAL,
    sugar_g         REAL,
    saturated_fat_g REAL,
    sodium_mg       REAL,
    alcohol_g       REAL,
    -- By meal, so that a meal's items lie together, in their order; and what was logged together, near.
    PRIMARY KEY (user_id, meal_id, position, id),
    FOREIGN KEY (user_id, meal_id) REFERENCES meals (user_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- policy: own
CREATE TABLE meal_templates (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    name          TEXT    NOT NULL,
    category      TEXT    NOT NULL CHECK (category IN ('breakfast', 'lunch', 'dinner', 'snack', 'other')),
    notes         TEXT,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX meal_templates_by_time ON meal_templates (user_id, created_at, id);

-- policy: own
-- refs: food_id -> foods
CREATE TABLE meal_template_items (
    user_id         BLOB    NOT NULL,
    id              BLOB    NOT NULL,
    template_id     BLOB    NOT NULL,
    position        INTEGER NOT NULL,
    food_id         BLOB,
    name            TEXT    NOT NULL,
    quantity        REAL,
    unit            TEXT,
    grams           REAL,
    energy_kcal     REAL,
    protein_g       REAL,
    carbs_g         REAL,
    fat_g           REAL,
    fiber_g         REAL,
    sugar_g         REAL,
    saturated_fat_g REAL,
    sodium_mg       REAL,
    alcohol_g       REAL,
    PRIMARY KEY (user_id, id),
    FOREIGN KEY (user_id, template_id) REFERENCES meal_templates (user_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX meal_template_items_by_template ON meal_template_items (user_id, template_id, position);

-- policy: own
CREATE TABLE water_intake (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    amount_ml     REAL    NOT NULL CHECK (amount_ml > 0),
    at            INTEGER NOT NULL,
    time_zone     TEXT    NOT NULL,
    day           TEXT    NOT NULL,
    source        TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX water_intake_by_time ON water_intake (user_id, at, id);
CREATE INDEX water_intake_by_day ON water_intake (user_id, day);

-- policy: own
CREATE TABLE notes (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    text          TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    time_zone     TEXT    NOT NULL,
    day           TEXT    NOT NULL,
    source        TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notes_by_time ON notes (user_id, at, id);
CREATE INDEX notes_by_day ON notes (user_id, day);

-- policy: own
-- What a member said of a whole day, and the targets that held on it.
CREATE TABLE days (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    day           TEXT    NOT NULL,
    complete      INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)),
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, day)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- training

-- policy: mixed
CREATE TABLE exercises (
    id                  BLOB    NOT NULL PRIMARY KEY,
    user_id             BLOB    REFERENCES users (id) ON DELETE CASCADE,
    name                TEXT    NOT NULL,
    category            TEXT,
    pattern             TEXT    NOT NULL,
    equipment           TEXT    NOT NULL,
    -- JSON arrays of muscle names.
    primary_muscles     TEXT    NOT NULL DEFAULT '[]',
    secondary_muscles   TEXT    NOT NULL DEFAULT '[]',
    one_sided           INTEGER NOT NULL DEFAULT 0 CHECK (one_sided IN (0, 1)),
    assisted            INTEGER NOT NULL DEFAULT 0 CHECK (assisted IN (0, 1)),
    timed               INTEGER NOT NULL DEFAULT 0 CHECK (timed IN (0, 1)),
    bodyweight_fraction REAL    NOT NULL DEFAULT 0,
    -- Implements of the typed load: 2 for a pair of dumbbells.
    implements          INTEGER NOT NULL DEFAULT 1 CHECK (implements IN (1, 2)),
    created_at          INTEGER NOT NULL,
    updated_at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX exercises_by_user ON exercises (user_id, name);

-- policy: own
CREATE TABLE programs (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    name          TEXT    NOT NULL,
    goal          TEXT    NOT NULL,
    status        TEXT    NOT NULL CHECK (status IN ('active', 'inactive', 'completed')),
    start_date    TEXT    NOT NULL,
    weeks         INTEGER NOT NULL,
    days_per_week INTEGER NOT NULL,
    -- The request it was generated from, as JSON: a reassessment starts from it.
    request       TEXT    NOT NULL,
    -- Why it looks as it does, as JSON.
    basis         TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX programs_by_time ON programs (user_id, created_at, id);

-- policy: own
CREATE TABLE program_days (
    user_id       BLOB    NOT NULL,
    id            BLOB    NOT NULL,
    program_id    BLOB    NOT NULL,
    -- The place in the sequence, from 1; the date is a projection of it.
    position      INTEGER NOT NULL,
    week          INTEGER NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('training', 'rest', 'cardio')),
    focus         TEXT    NOT NULL,
    status        TEXT    NOT NULL CHECK (status IN ('planned', 'done', 'skipped', 'moved')),
    -- The local day on which it was done, skipped or moved to.
    day           TEXT,
    feedback      TEXT,
    -- Exercises, cardio and meals of the day, as JSON.
    plan          TEXT    NOT NULL,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id),
    FOREIGN KEY (user_id, program_id) REFERENCES programs (user_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX program_days_by_program ON program_days (user_id, program_id, position);

-- policy: own
CREATE TABLE workouts (
    user_id        BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id             BLOB    NOT NULL,
    name           TEXT,
    started_at     INTEGER NOT NULL,
    ended_at       INTEGER,
    time_zone      TEXT    NOT NULL,
    day            TEXT    NOT NULL,
    notes          TEXT,
    source         TEXT    NOT NULL,
    program_day_id BLOB,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    PRIMARY KEY (user_id, id),
    FOREIGN KEY (user_id, program_day_id) REFERENCES program_days (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX workouts_by_time ON workouts (user_id, started_at, id);
CREATE INDEX workouts_by_day ON workouts (user_id, day);
CREATE INDEX workouts_by_program_day ON workouts (user_id, program_day_id);

-- policy: own
-- refs: exercise_id -> exercises
CREATE TABLE workout_exercises (
    user_id       BLOB    NOT NULL,
    id            BLOB    NOT NULL,
    workout_id    BLOB    NOT NULL,
    position      INTEGER NOT NULL,
    -- A built-in exercise, which lives in the binary, or a row of `exercises`.
    exercise_id   BLOB,
    name          TEXT    NOT NULL,
    notes         TEXT,
    superset      INTEGER,
    PRIMARY KEY (user_id, id),
    FOREIGN KEY (user_id, workout_id) REFERENCES workouts (user_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX workout_exercises_by_workout ON workout_exercises (user_id, workout_id, position);
CREATE INDEX workout_exercises_by_exercise ON workout_exercises (user_id, exercise_id);

-- policy: own
CREATE TABLE workout_sets (
    user_id             BLOB    NOT NULL,
    id                  BLOB    NOT NULL,
    workout_exercise_id BLOB    NOT NULL,
    position            INTEGER NOT NULL,
    kind                TEXT    NOT NULL CHECK (kind IN ('warmup', 'working', 'drop', 'failure')),
    reps                INTEGER,
    weight_kg           REAL,
    duration_s          REAL,
    distance_m          REAL,
    rpe                 REAL,
    rest_s              REAL,
    completed           INTEGER NOT NULL DEFAULT 1 CHECK (completed IN (0, 1)),
    PRIMARY KEY (user_id, id),
    FOREIGN KEY (user_id, workout_exercise_id) REFERENCES workout_exercises (user_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX workout_sets_by_exercise ON workout_sets (user_id, workout_exercise_id, position);

-- policy: own
CREATE TABLE activities (
    user_id                BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id                     BLOB    NOT NULL,
    kind                   TEXT    NOT NULL,
    name                   TEXT,
    started_at             INTEGER NOT NULL,
    time_zone              TEXT    NOT NULL,
    day                    TEXT    NOT NULL,
    duration_s             REAL,
    distance_m             REAL,
    elevation_gain_m       REAL,
    average_heart_rate_bpm REAL,
    max_heart_rate_bpm     REAL,
    energy_kcal            REAL,
    energy_source          TEXT    CHECK (energy_source IN ('measured', 'met_estimate')),
    perceived_exertion     REAL,
    notes                  TEXT,
    source                 TEXT    NOT NULL,
    created_at             INTEGER NOT NULL,
    updated_at             INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX activities_by_time ON activities (user_id, started_at, id);
CREATE INDEX activities_by_day ON activities (user_id, day);

-- policy: own
CREATE TABLE goals (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    name          TEXT    NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('weight', 'body_fat', 'strength', 'distance', 'habit')),
    target_value  REAL,
    unit          TEXT,
    target_date   TEXT,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX goals_by_time ON goals (user_id, created_at, id);

-- policy: own
CREATE TABLE events (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    name          TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    day           TEXT    NOT NULL,
    notes         TEXT,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_day ON events (user_id, day, id);

-- ---------------------------------------------------------------- body

-- policy: own
CREATE TABLE measurements (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    kind          TEXT    NOT NULL,
    -- In SI: kg, cm, %, bpm, mmHg. `value2` is the diastolic pressure.
    value         REAL    NOT NULL,
    value2        REAL,
    -- As typed.
    quantity      REAL    NOT NULL,
    unit          TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    time_zone     TEXT    NOT NULL,
    day           TEXT    NOT NULL,
    source        TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX measurements_by_time ON measurements (user_id, at, id);
CREATE INDEX measurements_by_kind ON measurements (user_id, kind, at);
CREATE INDEX measurements_by_day ON measurements (user_id, day);

-- policy: own
CREATE TABLE check_ins (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    day           TEXT    NOT NULL,
    sleep_h       REAL,
    sleep_quality REAL,
    energy        REAL,
    soreness      REAL,
    stress        REAL,
    mood          REAL,
    motivation    REAL,
    notes         TEXT,
    source        TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id),
    CONSTRAINT check_in_exists UNIQUE (user_id, day)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- quick entry and coach

-- policy: own
CREATE TABLE quick_entry_drafts (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    text          TEXT    NOT NULL,
    -- The entries as answered, as JSON.
    entries       TEXT    NOT NULL,
    engine        TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    confirmed_at  INTEGER,
    -- What confirming made, as JSON, so that confirming again answers the same.
    created       TEXT,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quick_entry_drafts_by_time ON quick_entry_drafts (user_id, created_at, id);
CREATE INDEX quick_entry_drafts_by_expiry ON quick_entry_drafts (expires_at);

-- policy: own
CREATE TABLE coach_conversations (
    user_id       BLOB    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id            BLOB    NOT NULL,
    title         TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX coach_conversations_by_time ON coach_conversations (user_id, updated_at, id);

-- policy: own
CREATE TABLE coach_messages (
    user_id         BLOB    NOT NULL,
    id              BLOB    NOT NULL,
    conversation_id BLOB    NOT NULL,
    position        INTEGER NOT NULL,
    role            TEXT    NOT NULL CHECK (role IN ('user', 'assistant')),
    content         TEXT    NOT NULL,
    engine          TEXT,
    -- JSON arrays, as answered.
    citations       TEXT    NOT NULL DEFAULT '[]',
    proposals       TEXT    NOT NULL DEFAULT '[]',
    interrupted     INTEGER NOT NULL DEFAULT 0 CHECK (interrupted IN (0, 1)),
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (user_id, id),
    FOREIGN KEY (user_id, conversation_id) REFERENCES coach_conversations (user_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX coach_messages_by_conversation ON coach_messages (user_id, conversation_id, position);

-- policy: own
-- What the coach offered to store; nothing is stored before the member confirms it.
CREATE TABLE coach_proposals (
    user_id       BLOB    NOT NULL,
    id            BLOB    NOT NULL,
    message_id    BLOB    NOT NULL,
    kind          TEXT    NOT NULL,
    data          TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    confirmed_at  INTEGER,
    created       TEXT,
    PRIMARY KEY (user_id, id),
    FOREIGN KEY (user_id, message_id) REFERENCES coach_messages (user_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX coach_proposals_by_message ON coach_proposals (user_id, message_id);

//! What calls the server from outside, and what it tells.

use secrecy::SecretString;

use super::topic::topic;
use super::value::choices;

choices! {
    /// The least severe event that is logged.
    Level: "error, warn, info, debug or trace" {
        Error = "error",
        Warn = "warn",
        Info = "info",
        Debug = "debug",
        Trace = "trace",
    }
}

topic! {
    /// Jobs that a scheduler starts by a request. The server runs them itself too.
    Cron ["cron"] {
        /// What the scheduler sends as its bearer token. Unset: the server makes one and keeps it in the data folder.
        secret: Option<SecretString> = None, or "CRON_SECRET";
    }
}

topic! {
    /// Incoming webhooks.
    Webhook ["webhook"] {
        /// The keys of members' webhooks are derived from it. Unset: the server makes one and keeps it in the data folder.
        secret: Option<SecretString> = None, or "WEBHOOK_SECRET";
    }
}

topic! {
    /// What the server writes down about its work, to standard output and to `logs` in the data folder.
    Log ["log"] {
        /// "error", "warn", "info", "debug" or "trace".
        level: Level = Level::Info, or "LOG_LEVEL";
    }
}

topic! {
    /// Counts for Prometheus, at `/metrics`.
    Metrics ["metrics"] {
        /// What a scraper sends as its bearer token. Unset: anybody may read them, and in production nobody.
        token: Option<SecretString> = None;
    }
}

topic! {
    /// Error reports to a Sentry server.
    Sentry ["sentry"] {
        /// Where to send them. Taken note of, and not yet used: errors are in the log.
        dsn: Option<SecretString> = None, or "SENTRY_DSN";
    }
}

topic! {
    /// A provider that speaks OpenAI's protocol.
    OpenAi ["openai"] {
        /// Taken note of, and not yet used: the coach answers with its own engine.
        api_key: Option<SecretString> = None, or "OPENAI_API_KEY";
    }
}

topic! {
    /// Anthropic.
    Anthropic ["anthropic"] {
        /// Taken note of, and not yet used: the coach answers with its own engine.
        api_key: Option<SecretString> = None, or "ANTHROPIC_API_KEY";
    }
}

//! Valid bodies of all operations.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

use super::Client;

/// A valid body of an operation, such as `POST /meals`; another one for each `n` below a thousand.
pub fn body(client: &Client, operation: &str, n: usize) -> Value {
    let (at, day) = (instant(n), day(n));
    let text = format!("number {n}");
    match operation {
        "PATCH /me" => json!({"display_name": text, "profile": {"height_cm": 180}, "preferences": {"language": "en"}}),
        "PUT /me/targets" => json!({"energy_kcal": 2000 + n, "protein_g": 140}),
        "POST /me/targets/calculate" => json!({}),

        "POST /foods" => json!({
            "name": text, "per_100g": {"energy_kcal": 63, "protein_g": 11}, "portions": [{"label": "tub", "grams": 450}],
        }),
        "PATCH /foods/{id}" => json!({"name": text, "per_100g": {"fat_g": 1}}),
        "PUT /days/{day}/complete" => json!({"complete": true}),
        "POST /meals" => json!({"name": text, "eaten_at": at, "items": [oats(), milk()]}),
        "PATCH /meals/{id}" | "PATCH /meal-templates/{id}" => json!({"name": text, "items": [milk()]}),
        "POST /meals/{id}/copy" | "POST /meal-templates/{id}/log" => json!({"eaten_at": at}),
        "POST /meal-templates" => json!({"name": text, "items": [oats()]}),
        "POST /water" => json!({"amount_ml": 250 + n, "at": at}),
        "PATCH /water/{id}" => json!({"amount_ml": 333}),

        "POST /exercises" => json!({"name": text, "primary_muscles": ["chest"]}),
        "POST /workouts" => json!({"name": text, "started_at": at, "exercises": [bench()]}),
        "PATCH /workouts/{id}" => json!({"notes": text, "exercises": [bench()]}),
        "POST /workouts/{id}/exercises" => json!({"name": text, "sets": [{"reps": 5, "weight_kg": 60}]}),
        "PATCH /workouts/{id}/exercises/{exercise}" => json!({"notes": text}),
        "POST /workouts/{id}/exercises/{exercise}/sets" => json!({"reps": 5 + n, "weight_kg": 60}),
        "PATCH /workouts/{id}/exercises/{exercise}/sets/{set}" => json!({"reps": 9}),
        "POST /activities" => json!({"kind": "running", "started_at": at, "duration_s": 1650, "distance_m": 5000}),
        "PATCH /activities/{id}" => json!({"distance_m": 5100, "notes": text}),
        "POST /goals" => json!({"name": text, "kind": "weight", "target_value": 75, "unit": "kg"}),
        "POST /events" => json!({"name": text, "kind": "race", "day": day}),
        "POST /programs/generate" => json!({
            "goal": "build_muscle", "weeks": 4, "days_per_week": 3, "session_minutes": 60, "equipment": ["barbell"],
            "experience_level": "beginner", "start_date": day,
        }),
        "PATCH /programs/days/{id}" => json!({"status": "done"}),

        "POST /measurements" => json!({"kind": "weight", "value": 80, "unit": "kg", "at": at}),
        "PATCH /measurements/{id}" => json!({"value": 81}),
        "POST /check-ins" => json!({"day": day, "sleep_h": 7.5, "mood": 4}),
        "PATCH /check-ins/{id}" => json!({"mood": 2}),
        "POST /notes" => json!({"text": text, "at": at}),
        "PATCH /notes/{id}" => json!({"text": "another"}),
        "PATCH /exercises/{id}" | "PATCH /goals/{id}" | "PATCH /events/{id}" => json!({"name": "another"}),

        "POST /quick-entry" | "POST /quick-entry/preview" => json!({"text": format!("drank {} ml water", 250 + n)}),
        "POST /quick-entry/confirm" => json!({
            "draft_id": draft(client, n), "entries": [{"kind": "water", "data": {"amount_ml": 250}}],
        }),
        "POST /coach/chat" => json!({"message": "hi"}),
        "PATCH /coach/conversations/{id}" => json!({"title": "another"}),

        "POST /admin/users" => json!({"email": unused_email(), "password": super::PASSWORD}),
        "PATCH /admin/users/{id}" => json!({"quotas": {"coach_chat": n}}),
        "POST /admin/invites" => json!({"role": "member"}),
        "POST /me/delete" => json!({"password": super::PASSWORD}),

        "POST /auth/totp/confirm" => json!({"code": "000000"}),
        "DELETE /auth/totp" => json!({"password": super::PASSWORD, "code": "000000"}),
        "POST /auth/keys" => json!({"name": text, "scopes": ["read"]}),
        "POST /auth/password" => json!({"current_password": super::PASSWORD, "new_password": super::PASSWORD}),
        "POST /auth/password/reset" => json!({"code": "0000-0000", "new_password": super::PASSWORD}),
        "PUT /admin/features/{feature}" => json!({"enabled": true, "message": text}),
        "PUT /admin/notice" => json!({"text": text, "level": "info"}),
        "POST /auth/login" => json!({"email": email(client), "password": super::PASSWORD}),
        "POST /auth/signup" => json!({"email": format!("new{n}@example.org"), "password": super::PASSWORD}),
        "POST /auth/refresh" => json!({"refresh_token": "x"}),
        _ => panic!("say in samples.rs what is sent to {operation}"),
    }
}

fn draft(client: &Client, n: usize) -> Value {
    let body = body(client, "POST /quick-entry/preview", n);
    client.post("/quick-entry/preview", &body).expect(200)["draft_id"].clone()
}

fn email(client: &Client) -> Value {
    client.get("/me").expect(200)["email"].clone()
}

fn unused_email() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    format!("made{}@example.org", MADE.fetch_add(1, Ordering::Relaxed))
}

/// A past instant, each some hours after the one before.
pub fn instant(n: usize) -> String {
    format!("{}T{:02}:15:00Z", day(n / 8), 2 * (n % 8) + 6)
}

/// A past day, each the one after the one before.
pub fn day(n: usize) -> String {
    let first = jiff::civil::date(2026, 1, 5);
    (first + jiff::Span::new().days(i64::try_from(n).unwrap())).to_string()
}

fn oats() -> Value {
    json!({"name": "Oats", "grams": 60, "energy_kcal": 227, "protein_g": 8.1, "carbs_g": 39.8, "fat_g": 4.2})
}

fn milk() -> Value {
    json!({"name": "Milk", "quantity": 1, "unit": "glass", "energy_kcal": 120})
}

fn bench() -> Value {
    json!({"name": "Bench press", "sets": [{"reps": 5, "weight_kg": 60}]})
}

//! Entries as they are sent. Drafts keep what was computed; answers are rounded like all answers: energy to 0.1 kcal,
//! everything else to two digits.

use serde_json::{Number, Value};

use super::views::EntryView;

pub fn entry(entry: &EntryView) -> EntryView {
    let mut sent = entry.clone();
    sent.confidence = sent.confidence.map(|confidence| to(confidence, 100.0));
    round(&mut sent.data, "");
    sent
}

fn round(value: &mut Value, name: &str) {
    match value {
        Value::Object(members) => members.iter_mut().for_each(|(name, member)| round(member, name)),
        Value::Array(members) => members.iter_mut().for_each(|member| round(member, name)),
        Value::Number(number) if number.is_f64() => {
            let scale = if name.ends_with("_kcal") { 10.0 } else { 100.0 };
            if let Some(rounded) = number.as_f64().and_then(|exact| Number::from_f64(to(exact, scale))) {
                *number = rounded;
            }
        }
        _ => {}
    }
}

fn to(exact: f64, scale: f64) -> f64 {
    (exact * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_rounded_wherever_they_stand_and_whole_ones_stay() {
        let mut data =
            json!({ "items": [{ "energy_kcal": 122.691_2, "fat_g": 6.678_4, "grams": 32.0, "position": 3 }] });
        round(&mut data, "");
        assert_eq!(data, json!({ "items": [{ "energy_kcal": 122.7, "fat_g": 6.68, "grams": 32.0, "position": 3 }] }));
    }
}

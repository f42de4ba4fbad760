//! What the coach says, a template a sentence and a table a language. `{names}` are filled with amounts of the facts;
//! the templates themselves hold no digit, so that no number can be made up here.

use crate::domain::language::Language;

mod de;
mod en;
mod es;
mod fr;
mod pt;

/// A language's sentences.
#[derive(Debug)]
pub struct Wording {
    pub today: &'static str,
    pub yesterday: &'static str,
    /// Energy, protein, carbohydrate, fat, fibre, water.
    pub nutrients: [&'static str; 6],
    /// Breakfast, lunch, dinner, snack, other.
    pub categories: [&'static str; 5],
    pub and: &'static str,

    pub left_all: &'static str,
    pub left_one: &'static str,
    pub over_one: &'static str,
    pub nothing_today: &'static str,
    pub no_targets: &'static str,
    pub no_such_target: &'static str,
    pub lower_bound: &'static str,

    pub ate: &'static str,
    pub ate_one: &'static str,
    pub ate_nothing: &'static str,

    pub week: &'static str,
    pub week_food: &'static str,
    pub week_training: &'static str,
    pub week_nothing: &'static str,
    pub against_target: &'static str,

    pub weight_name: &'static str,
    pub weight: &'static str,
    pub falling: &'static str,
    pub rising: &'static str,
    pub steady: &'static str,
    pub too_few_weights: &'static str,
    pub no_weights: &'static str,
    pub projection: &'static str,

    pub session: &'static str,
    pub planned: &'static str,
    pub in_reserve: &'static str,
    pub session_done: &'static str,
    pub rest_day: &'static str,
    pub no_program: &'static str,
    pub on_hold: &'static str,

    pub eat_next: &'static str,
    pub eat_next_free: &'static str,
    pub eat_little: &'static str,
    pub option: &'static str,
    pub leaves: &'static str,
    pub no_option: &'static str,
    pub check_label: &'static str,

    pub targets: &'static str,
    pub target_one: &'static str,
    pub computed: &'static str,
    pub manual: &'static str,
    pub adaptive: &'static str,
    pub burned: &'static str,
    pub measured: &'static str,
    pub estimated: &'static str,
    pub no_activity: &'static str,
    pub eaten_item: &'static str,
    pub looked_up: &'static str,
    pub trend_method: &'static str,
    pub readiness_method: &'static str,

    pub lift: &'static str,
    pub lift_since: &'static str,
    pub one_rep_max: &'static str,
    pub no_lifts: &'static str,

    pub slept: &'static str,
    pub slept_average: &'static str,
    pub readiness: &'static str,
    pub no_check_in: &'static str,

    pub cleared: &'static str,
    pub greeting: &'static str,
    pub thanks: &'static str,
    pub help: &'static str,
    pub unknown: &'static str,
    pub log_unclear: &'static str,
    pub proposal: &'static str,
    pub hidden: &'static str,
    pub hidden_food: &'static str,
}

pub fn wording(language: Language) -> &'static Wording {
    match language {
        Language::English => &en::WORDING,
        Language::German => &de::WORDING,
        Language::Spanish => &es::WORDING,
        Language::Portuguese => &pt::WORDING,
        Language::French => &fr::WORDING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_template_holds_a_number() {
        for language in Language::ALL {
            let text = format!("{:?}", wording(language));
            assert!(!text.contains(|c: char| c.is_ascii_digit()), "{text}");
        }
    }
}

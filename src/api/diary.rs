//! What members eat, measure and aim at: the resources of the diary, together.

use std::sync::Arc;

use poem_openapi::OpenApi;

use super::{check_ins, days, events, foods, goals, meal_templates, meals, measurements, notes, targets, water};
use crate::app::App;

/// Their operations.
pub fn apis(app: &Arc<App>) -> impl OpenApi + use<> {
    let app = || Arc::clone(app);
    (
        foods::Api(app()),
        meals::Api(app()),
        meal_templates::Api(app()),
        water::Api(app()),
        notes::Api(app()),
        days::Api(app()),
        targets::Api(app()),
        measurements::Api(app()),
        check_ins::Api(app()),
        goals::Api(app()),
        events::Api(app()),
    )
}

//! English.

use jiff::civil::Weekday;

use super::{Cue, CueTable};
use crate::domain::coaching::question::Nutrient;

pub static CUES: CueTable = &[
    (Cue::InFood, &["in a|an|one|two|three|four|half|#", "does|do a|an|one|#|two"]),
    (
        Cue::Technique,
        &["how to", "how do|should i do|perform|squat|bench|deadlift|press|row", "proper|correct|good form|technique"],
    ),
    (
        Cue::Left,
        &[
            "left",
            "remaining|remain|remains",
            "still have|need",
            "rest of the|my day",
            "to go",
            "budget",
            "am i over|under",
            "left over",
        ],
    ),
    (Cue::StillEat, &["can|may|could i still? eat|have|drink", "should i still eat|have"]),
    (
        Cue::Ate,
        &[
            "did i? eat|have|drink",
            "have|had i eaten|had|consumed|drunk|drank",
            "i ate|eaten",
            "ive eaten|had",
            "i had",
            "my meals|food|intake|log",
            "so far",
            "calories|protein|carbs|fat|fiber|fibre|macros in|of my|todays|yesterdays",
            "did i get",
            "my breakfast|lunch|dinner",
        ],
    ),
    (Cue::Eat, &["eat|eating|have|cook|make|drink"]),
    (
        Cue::Suggest,
        &[
            "what should|can|could|do|shall i eat|have|cook|make",
            "what to eat|cook|have|make",
            "dinner|lunch|breakfast|snack|meal|food idea|ideas|suggestion|suggestions",
            "suggest|recommend|idea for? a|some|me|something? meal|dinner|lunch|snack|food|to|breakfast",
            "whats|what is for dinner|lunch|breakfast",
            "something to eat",
            "hungry",
        ],
    ),
    (Cue::NextMeal, &["tonight|dinner|lunch|breakfast|snack|supper|next|now|later", "this evening"]),
    (Cue::Should, &["should|shall|must", "supposed to", "need to"]),
    (Cue::HowMuch, &["how much|many|is|are|am|was|did|do|does|hows", "hows"]),
    (Cue::What, &["what|whats|which|show|tell|list|give|summarise|summarize", "did i|my", "is my", "am i"]),
    (Cue::Today, &["today|todays", "this morning|afternoon"]),
    (Cue::Yesterday, &["yesterday|yesterdays", "last night"]),
    (Cue::Weekday(Weekday::Monday), &["monday"]),
    (Cue::Weekday(Weekday::Tuesday), &["tuesday"]),
    (Cue::Weekday(Weekday::Wednesday), &["wednesday"]),
    (Cue::Weekday(Weekday::Thursday), &["thursday"]),
    (Cue::Weekday(Weekday::Friday), &["friday"]),
    (Cue::Weekday(Weekday::Saturday), &["saturday"]),
    (Cue::Weekday(Weekday::Sunday), &["sunday"]),
    (Cue::Week, &["week|weekly|weeks", "last|past 7|seven days"]),
    (Cue::Nutrient(Nutrient::Energy), &["calorie|calories|kcal|cals|energy"]),
    (Cue::Nutrient(Nutrient::Protein), &["protein|proteins"]),
    (Cue::Nutrient(Nutrient::Carbs), &["carb|carbs|carbohydrate|carbohydrates"]),
    (Cue::Nutrient(Nutrient::Fat), &["fat|fats"]),
    (Cue::Nutrient(Nutrient::Fiber), &["fiber|fibre"]),
    (Cue::Nutrient(Nutrient::Water), &["water|fluid|fluids"]),
    (Cue::Target, &["target|targets|goal|goals|tdee|bmr|maintenance|macros|deficit", "daily calories|protein"]),
    (Cue::Weight, &["weight|weigh|scale", "losing|gaining|lost|gained weight|kg|pounds"]),
    (
        Cue::Progress,
        &[
            "progress|progressing|progression|trend|trending|improving|stronger|doing|going|change|changed|changing|history|record|records|best",
            "pr|prs",
        ],
    ),
    (Cue::Train, &["train|training|workout|session|exercise|exercises|lift|gym|program|programme|plan", "work out"]),
    (
        Cue::Lift,
        &[
            "bench|squat|squats|deadlift|deadlifts|press|row|rows|curl|curls|pullup|pullups|ohp|lunge|lunges|lift|lifts|dips",
            "pull|chin ups|up",
        ],
    ),
    (
        Cue::OneRepMax,
        &[
            "1 rm",
            "one rep max*",
            "1 rep max*",
            "max bench|squat|deadlift|press",
            "bench|squat|deadlift|press max|pr|record",
            "e 1 rm",
            "strongest",
        ],
    ),
    (Cue::Sleep, &["sleep|slept|sleeping"]),
    (Cue::Readiness, &["readiness|recovered|recovery", "ready to train", "am i ready"]),
    (
        Cue::Burned,
        &[
            "burn|burned|burnt|burning",
            "my run|ride|walk|swim|workout|activity|activities",
            "run|ride|walk|swim|activity energy|calories|kcal",
        ],
    ),
    (
        Cue::Explain,
        &[
            "how did|do|does|is|are|was|were|have _? _? _? _? _? _? calculate|calculated|compute|computed|estimate|estimated|determine|determined|worked|come|arrive|know",
            "explain",
            "where does|do|did",
            "why is|are|was|do|does|did",
            "calculation|formula|basis",
        ],
    ),
    (Cue::Of, &["of|for|in|my|the"]),
    (
        Cue::Log,
        &[
            "log|add|record|save|track|enter this|that|these|a|an|my|#|some|the|for",
            "please log|add|record|save|track",
            "can you log|add|record|track",
        ],
    ),
    (
        Cue::Cleared,
        &[
            "doctor|doctors|doc|physician|cardiologist|hospital|clinic|er|paramedics|gp _? _? cleared|checked|ok|okayed|released|discharged|fine",
            "cleared by|from my|the|a doctor|cardiologist|hospital|gp|physician",
            "medically cleared",
            "all clear",
        ],
    ),
    (Cue::Greeting, &["hi|hello|hey|hiya|yo", "good morning|evening|afternoon|day"]),
    (Cue::Thanks, &["thanks|thank|thx|cheers|ty"]),
    (Cue::Help, &["help", "what can you do|tell|help", "how do|can i use", "who are you", "what are you"]),
];

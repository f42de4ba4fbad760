//! French.

use jiff::civil::Weekday;

use super::{Cue, CueTable};
use crate::domain::coaching::question::Nutrient;

pub static CUES: CueTable = &[
    (Cue::InFood, &["dans un|une|deux|#", "contient|contiennent un|une|deux|#"]),
    (Cue::Technique, &["comment faire", "bonne technique"]),
    (Cue::Left, &["reste|restent|restant|restantes|restants|manque"]),
    (Cue::StillEat, &["puis|peux je encore", "je peux encore", "encore manger|prendre|boire"]),
    (
        Cue::Ate,
        &[
            "mange aujourd|hier|ce|cette|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
            "ai je _? mange|bu|consomme|pris",
            "j ai _? mange|bu|consomme|pris",
            "mes repas",
            "jusqu ici",
        ],
    ),
    (Cue::Eat, &["manger|mange|cuisiner|diner|dejeuner|prendre"]),
    (
        Cue::Suggest,
        &[
            "que|quoi dois|puis|devrais|pourrais je? manger|cuisiner|diner",
            "que|quoi manger|cuisiner",
            "dois|devrais je manger",
            "idee|idees|suggestion|suggestions|propose|suggere de|pour|un|une|moi? diner|repas|dejeuner|gouter|manger",
            "faim",
        ],
    ),
    (Cue::NextMeal, &["soir|diner|midi|dejeuner|gouter|maintenant"]),
    (Cue::Should, &["dois|devrais|faut"]),
    (Cue::HowMuch, &["combien|comment"]),
    (Cue::What, &["que|quoi|quel|quelle|quels|quelles|qu|montre|mon|ma|mes|est"]),
    (Cue::Today, &["aujourd hui", "aujourdhui", "hui"]),
    (Cue::Yesterday, &["hier"]),
    (Cue::Weekday(Weekday::Monday), &["lundi"]),
    (Cue::Weekday(Weekday::Tuesday), &["mardi"]),
    (Cue::Weekday(Weekday::Wednesday), &["mercredi"]),
    (Cue::Weekday(Weekday::Thursday), &["jeudi"]),
    (Cue::Weekday(Weekday::Friday), &["vendredi"]),
    (Cue::Weekday(Weekday::Saturday), &["samedi"]),
    (Cue::Weekday(Weekday::Sunday), &["dimanche"]),
    (Cue::Week, &["semaine|hebdomadaire", "7|sept derniers jours"]),
    (Cue::Nutrient(Nutrient::Energy), &["calorie|calories|kcal|energie"]),
    (Cue::Nutrient(Nutrient::Protein), &["proteine|proteines"]),
    (Cue::Nutrient(Nutrient::Carbs), &["glucide|glucides"]),
    (Cue::Nutrient(Nutrient::Fat), &["lipide|lipides|graisse|graisses"]),
    (Cue::Nutrient(Nutrient::Fiber), &["fibre|fibres"]),
    (Cue::Nutrient(Nutrient::Water), &["eau"]),
    (Cue::Target, &["objectif|objectifs|cible|cibles|macros|deficit|maintenance"]),
    (Cue::Weight, &["poids|balance"]),
    (Cue::Progress, &["progres|progression|tendance|evolution|evolue|record|change|va"]),
    (Cue::Train, &["entrainement|entrainer|seance|exercice|exercices|programme|muscu"]),
    (Cue::Lift, &["squat|developpe|tractions|rowing", "souleve de terre"]),
    (Cue::OneRepMax, &["1 rm", "repetition maximale", "maxi au squat|developpe|souleve"]),
    (Cue::Sleep, &["dormi|sommeil|dors"]),
    (Cue::Readiness, &["recupere|recuperee|recuperation", "pret a m? entrainer"]),
    (Cue::Burned, &["brule|brulees|depense|depensees"]),
    (Cue::Explain, &["comment _? _? calcule|calcules|calculees|calculez", "pourquoi", "d ou", "explique|formule"]),
    (Cue::Of, &["de|du|des|mon|ma"]),
    (Cue::Log, &["enregistre|note|ajoute|sauvegarde"]),
    (
        Cue::Cleared,
        &[
            "medecin|docteur|cardiologue|hopital _? _? _? accord|autorise|ok|vert",
            "feu vert",
            "accord du|de mon medecin",
        ],
    ),
    (Cue::Greeting, &["bonjour|salut|coucou|bonsoir"]),
    (Cue::Thanks, &["merci"]),
    (Cue::Help, &["aide", "que peux tu faire", "que sais tu faire", "qui es tu"]),
];

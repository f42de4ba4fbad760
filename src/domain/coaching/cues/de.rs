//! German.

use jiff::civil::Weekday;

use super::{Cue, CueTable};
use crate::domain::coaching::question::Nutrient;

pub static CUES: CueTable = &[
    (Cue::InFood, &["in ein|einer|einem|zwei|#", "hat|haben ein|eine|zwei|#"]),
    (Cue::Technique, &["wie mache|macht|geht ich|man|ein|eine|das", "richtige technik|ausfuhrung"]),
    (Cue::Left, &["ubrig|ubrigen|verbleibend|verbleiben|bleibt|bleiben|rest|offen|fehlt|fehlen", "noch frei|ubrig"]),
    (Cue::StillEat, &["darf|kann ich heute? noch", "noch essen|trinken"]),
    (
        Cue::Ate,
        &[
            "gegessen|getrunken|gefruhstuckt",
            "habe|hab ich _? _? gegessen|getrunken|gehabt",
            "ass ich",
            "meine mahlzeiten",
            "bisher",
        ],
    ),
    (Cue::Eat, &["esse|essen|kochen|koche|trinken"]),
    (
        Cue::Suggest,
        &[
            "was soll|kann|konnte|sollte ich _? _? essen|kochen",
            "was esse|koche ich",
            "was gibt es|s",
            "idee|ideen|vorschlag|vorschlage fur|zum _? abendessen|essen|mittagessen|fruhstuck|snack?",
            "hunger",
        ],
    ),
    (Cue::NextMeal, &["abend|abends|abendessen|mittag|mittagessen|fruhstuck|snack|jetzt|nachstes|spater"]),
    (Cue::Should, &["soll|sollte|muss"]),
    (Cue::HowMuch, &["wie viel|viele|ist|war|lauft|sieht|stark|gut", "wieviel|wieviele"]),
    (Cue::What, &["was|welche|welches|zeig|zeige|habe|hab|mein|meine"]),
    (Cue::Today, &["heute|heutige|heutigen"]),
    (Cue::Yesterday, &["gestern"]),
    (Cue::Weekday(Weekday::Monday), &["montag"]),
    (Cue::Weekday(Weekday::Tuesday), &["dienstag"]),
    (Cue::Weekday(Weekday::Wednesday), &["mittwoch"]),
    (Cue::Weekday(Weekday::Thursday), &["donnerstag"]),
    (Cue::Weekday(Weekday::Friday), &["freitag"]),
    (Cue::Weekday(Weekday::Saturday), &["samstag|sonnabend"]),
    (Cue::Weekday(Weekday::Sunday), &["sonntag"]),
    (Cue::Week, &["woche|wochenruckblick", "letzten 7|sieben tage"]),
    (Cue::Nutrient(Nutrient::Energy), &["kalorie|kalorien|kcal|energie"]),
    (Cue::Nutrient(Nutrient::Protein), &["protein|proteine|eiweiss"]),
    (Cue::Nutrient(Nutrient::Carbs), &["kohlenhydrate|kohlenhydraten|carbs"]),
    (Cue::Nutrient(Nutrient::Fat), &["fett"]),
    (Cue::Nutrient(Nutrient::Fiber), &["ballaststoffe|ballaststoffen"]),
    (Cue::Nutrient(Nutrient::Water), &["wasser|flussigkeit"]),
    (
        Cue::Target,
        &["ziel|ziele|zielwert|zielwerte|kalorienziel|grundumsatz|gesamtumsatz|kalorienbedarf|bedarf|defizit|makros"],
    ),
    (Cue::Weight, &["gewicht|gewichtsverlauf|gewichtstrend|waage|wiege"]),
    (Cue::Progress, &["fortschritt|verlauf|trend|entwicklung|entwickelt|starker|lauft|rekord|bestleistung|verandert"]),
    (Cue::Train, &["training|trainiere|trainieren|trainingsplan|workout|einheit|ubungen|plan"]),
    (Cue::Lift, &["bankdrucken|kniebeuge|kniebeugen|kreuzheben|klimmzuge|rudern|schulterdrucken"]),
    (Cue::OneRepMax, &["1 rm", "maximalkraft", "max bankdrucken|kniebeuge|kreuzheben"]),
    (Cue::Sleep, &["schlaf|geschlafen|schlafe"]),
    (Cue::Readiness, &["erholt|erholung|bereit"]),
    (Cue::Burned, &["verbrannt|verbrauch|verbraucht"]),
    (
        Cue::Explain,
        &[
            "wie _? _? berechnet|berechnest|errechnet|kommst|kommt",
            "warum|woher|wieso",
            "erklar|erklare",
            "berechnung|formel",
        ],
    ),
    (Cue::Of, &["von|des|der|fur|meine|mein"]),
    (Cue::Log, &["trag|trage|notiere|speichere|logge|erfasse"]),
    (
        Cue::Cleared,
        &[
            "arzt|arztin|krankenhaus|kardiologe|klinik _? _? _? freigegeben|entlassen|untersucht|ordnung",
            "arztlich freigegeben|untersucht",
            "arztliche freigabe",
            "entwarnung",
        ],
    ),
    (Cue::Greeting, &["hallo|hi|moin|servus", "guten morgen|tag|abend"]),
    (Cue::Thanks, &["danke|dankeschon|merci"]),
    (Cue::Help, &["hilfe", "was kannst du", "wer bist du"]),
];

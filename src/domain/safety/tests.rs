//! Lines that must fire and lines that must stay silent; the second list is as long as the first for a reason: a coach
//! that calls an ambulance for leg day is switched off.

use super::*;
use crate::domain::language::Language::*;

const FIRES: &[(&str, Category)] = &[
    ("sharp chest pain during intervals", Category::Emergency),
    ("my chest feels tight and my left arm is numb", Category::Emergency),
    ("I passed out after deadlifts", Category::Emergency),
    ("pee is brown since crossfit", Category::Emergency),
    ("killed my workout but now my chest hurts", Category::Emergency),
    ("no chest pain, but I fainted", Category::Emergency),
    ("my legs are dead and my chest hurts", Category::Emergency),
    ("everyone would be better off without me", Category::Crisis),
    ("I don't want to be alive anymore", Category::Crisis),
    ("thinking of ending it all", Category::Crisis),
    ("threw up my dinner on purpose", Category::EatingDisorder),
    ("how do I eat 500 kcal a day", Category::EatingDisorder),
    ("is 10 mg dbol ok", Category::Drugs),
    ("I'm 16 and want to cut", Category::Minor),
    ("14 weeks pregnant, still squatting", Category::Pregnancy),
    // Emergencies in other words.
    ("chest pain last week on a run", Category::Emergency),
    ("I can't get rid of this pressure in my chest", Category::Emergency),
    ("there's something off with my chest. it hurts when I climb stairs", Category::Emergency),
    ("pain shooting down my arm and into my jaw", Category::Emergency),
    ("I'm short of breath even lying in bed", Category::Emergency),
    ("my dad collapsed during our run", Category::Emergency),
    ("heart racing and I feel dizzy", Category::Emergency),
    ("what does chest pain mean", Category::Emergency),
    ("left side of my face is drooping", Category::Emergency),
    ("suddenly slurring my words", Category::Emergency),
    ("worst headache of my life after squats", Category::Emergency),
    ("she had a seizure at the gym", Category::Emergency),
    ("ran in the heat, now confused and shaking", Category::Emergency),
    ("my throat is swelling after the shake", Category::Emergency),
    ("covered in hives and wheezing", Category::Emergency),
    ("cola coloured urine after murph", Category::Emergency),
    ("groin went numb after deadlifts", Category::Emergency),
    ("I lost control of my bladder", Category::Emergency),
    ("bar hit my head and now I keep vomiting", Category::Emergency),
    ("took too many caffeine pills", Category::Emergency),
    ("how much DNP for fat loss", Category::Emergency),
    ("I'm pregnant and bleeding after my run", Category::Emergency),
    ("I haven't slept, my chest hurts", Category::Emergency),
    ("not sure if this chest pain is normal", Category::Emergency),
    ("2 eggs and toast; also my chest hurts", Category::Emergency),
    // Crises.
    ("I want to kill myself", Category::Crisis),
    ("been cutting myself again", Category::Crisis),
    ("I just want to die", Category::Crisis),
    ("feeling suicidal", Category::Crisis),
    ("no puedo más", Category::AskFirst),
    ("wish I was dead", Category::Crisis),
    ("I can't go on", Category::AskFirst),
    ("what's the point", Category::AskFirst),
    ("I don't want to kill myself but I think about it", Category::AskFirst),
    // The rest.
    ("I make myself vomit after meals", Category::EatingDisorder),
    ("laxatives to lose weight before weigh-in", Category::EatingDisorder),
    ("doing a 5 day water fast", Category::EatingDisorder),
    ("need to punish myself with cardio for that cake", Category::EatingDisorder),
    ("terrified to eat bread", Category::EatingDisorder),
    ("700 calorie diet plan please", Category::EatingDisorder),
    ("thinking about a test e cycle", Category::Drugs),
    ("diuretics before the show to get shredded", Category::Drugs),
    ("what dose of semaglutide should I take", Category::Drugs),
    ("are SARMs safe", Category::Drugs),
    ("I am 15 years old, how many calories", Category::Minor),
    ("should my daughter diet", Category::Minor),
    ("my 14 year old wants creatine", Category::Minor),
    ("I'm breastfeeding, can I cut", Category::Pregnancy),
    ("lost 6 kg in 2 weeks", Category::RapidChange),
    ("losing weight without trying", Category::RapidChange),
    ("heard a pop in my knee", Category::Injury),
    ("can't put weight on my ankle", Category::Injury),
    ("knee swelled up immediately", Category::Injury),
    ("fever and a hot knee", Category::Injury),
    ("shoulder pain wakes me up", Category::Injury),
];

const FIRES_ABROAD: &[(&str, Category, Language)] = &[
    ("Schmerzen in der Brust beim Laufen", Category::Emergency, German),
    ("Ich bin nach dem Training ohnmächtig geworden", Category::Emergency, German),
    ("Meine Brust ist eng und der linke Arm taub", Category::Emergency, German),
    ("er hat sich umgebracht", Category::Crisis, German),
    ("Ich möchte nicht mehr leben", Category::Crisis, German),
    ("Ich will mich umbringen", Category::Crisis, German),
    ("bin 16 und will abnehmen, bin 16 Jahre alt", Category::Minor, German),
    ("Ich bin in der 14. Woche schwanger", Category::Pregnancy, German),
    ("Abführmittel zum Abnehmen", Category::EatingDisorder, German),
    ("Knie hat geknackt und war sofort dick", Category::Injury, German),
    ("tengo dolor en el pecho", Category::Emergency, Spanish),
    ("me desmayé después de entrenar", Category::Emergency, Spanish),
    ("quiero morirme", Category::Crisis, Spanish),
    ("pienso en suicidarme", Category::Crisis, Spanish),
    ("tengo 15 años y quiero bajar de peso", Category::Minor, Spanish),
    ("estoy embarazada de 14 semanas", Category::Pregnancy, Spanish),
    ("dor no peito correndo", Category::Emergency, Portuguese),
    ("desmaiei no treino", Category::Emergency, Portuguese),
    ("não quero mais viver", Category::Crisis, Portuguese),
    ("quero morrer", Category::Crisis, Portuguese),
    ("penso em me matar", Category::Crisis, Portuguese),
    ("ciclo de trembolona", Category::Drugs, Portuguese),
    ("douleur à la poitrine pendant la course", Category::Emergency, French),
    ("je me suis évanouie hier", Category::Emergency, French),
    ("j'ai envie de mourir", Category::Crisis, French),
    ("je pense à me suicider", Category::Crisis, French),
    ("j'ai 15 ans et je veux maigrir", Category::Minor, French),
];

const SILENT: &[&str] = &[
    "killed my workout",
    "dying to try that recipe",
    "chest day, pain-free",
    "my legs are dead",
    "this set is killing me lol",
    "I could murder a burger",
    "dead hang 60 s",
    "deadlift 5×5",
    "skull crushers 3×12",
    "suicides on the court",
    "died on the last hill",
    "starving after my run",
    "chest press felt tight form-wise",
    "chest is sore from bench",
    "heart-rate 185 in intervals",
    "no chest pain today",
    "my heart sank when I saw the scale",
    "hearts of palm salad",
    "binge-watched a series",
    "purged the fridge",
    "shoot me the plan",
    "cut for summer",
    "17 % body fat",
    "16 weeks out",
    "steroid cream for eczema",
    "new running gear",
    "passed out on the sofa at 9, slept 8 h",
    "blackout curtains",
    "hit failure on set 3",
    "burning quads",
    "I'm dead tired",
    // Everyday entries.
    "2 large eggs, 2 slices of toast with butter and a latte; ran 5k in 27:30",
    "bench press 3x8 @ 80kg, then chest flys 3x12",
    "did chest and my knee hurts a bit",
    "back squat 5x5 100kg, lower back tight",
    "blood pressure 120/80",
    "chest 102 cm, waist 84 cm",
    "chicken breast 200 g and rice",
    "I'm 16 weeks out and 12 kg down",
    "I'm 17 minutes faster",
    "my 16 year old bike",
    "weight 82.4 kg, slept 7 h",
    "ate 500 kcal less than yesterday",
    "500 kcal deficit a day",
    "burned 600 calories in spin class",
    "16:8 fasting, first meal at noon",
    "fasting for 16 hours",
    "how much protein do I have left today",
    "what's the point of tempo squats",
    "I can't go on holiday without my shoes",
    "I hurt myself a bit with the grater",
    "cut myself some slack",
    "black coffee and brown rice",
    "my wife is pregnant and craves pickles",
    "never had chest pain",
    "no pain, no gain",
    "tight hamstrings, heavy legs",
    "suicide sprints 5x",
    "a kid's portion of pasta",
    "took 2 ibuprofen for my knee",
    "on ozempic since spring, what should I eat",
    "out of breath after sprints",
    "overdosed on pizza",
    "passed out early",
    "lost 2 kg in 4 weeks",
    "what should I eat tonight",
    "Brusttraining heute, schmerzfrei",
    "ich bin todmüde",
    "keine Schmerzen in der Brust",
    "meine Brust schmerzt nicht",
    "tomé el tren a las 8",
    "muero de hambre",
    "press de pecho 3x10 con 60 kg",
    "estou morto de cansaço",
    "supino 4x8 80 kg, peito cansado",
    "pain complet et beurre, séance pecs",
    "je suis morte de faim",
    "que comí hoy",
    "was soll ich heute essen",
    "I want to die of embarrassment",
    "I was pregnant last year",
    "chest: heavy dumbbell press 3x8",
    "dolor en el brazo por el curl",
    "Brust drücken 3x8",
    "mato el hambre con una manzana",
    "pas mal de poulet à midi",
];

#[test]
fn what_must_fire_fires_with_its_category() {
    for (text, category) in FIRES {
        assert_eq!(check(text, English).map(|concern| concern.category), Some(*category), "{text}");
    }
    for (text, category, language) in FIRES_ABROAD {
        let found = check(text, *language).map(|concern| (concern.category, concern.language));
        assert_eq!(found, Some((*category, *language)), "{text}");
    }
}

#[test]
fn what_must_stay_silent_does() {
    let loud: Vec<_> = SILENT.iter().filter_map(|text| check(text, English).map(|concern| (text, concern))).collect();
    assert!(loud.is_empty(), "{loud:#?}");
}

#[test]
fn the_past_is_marked_and_asks_for_a_doctor() {
    let past = check("chest pain last week on a run", English).unwrap();
    assert!(past.past);
    assert!(past.answer(emergency_numbers("Europe/Rome")).contains("doctor before you train again"));
    assert!(!check("my chest hurts", English).unwrap().past);
}

#[test]
fn grave_answers_are_short_and_hold_no_digits_but_the_numbers_to_call() {
    let numbers = emergency_numbers("Europe/Berlin");
    let forbidden = ["calorie", "protein", "kcal", "mg", " kg", "workout", "exercise", "kalorie", "caloría", "poids"];
    for language in Language::ALL {
        for category in [Category::Emergency, Category::Crisis, Category::AskFirst] {
            for past in [false, true] {
                let answer = Concern { category, language, past }.answer(numbers);
                assert!(answer.split_whitespace().count() <= 80, "{answer}");
                assert!(answer.contains("112"), "{answer}");
                let rest = answer.replace("112", "").replace("0800 111 0 111", "").to_lowercase();
                assert!(!rest.contains(|c: char| c.is_ascii_digit() || c == '{'), "{answer}");
                assert!(forbidden.iter().all(|word| !rest.contains(word)), "{answer}");
            }
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,400}") {
        let _ = check(&text, English);
    }

    #[test]
    fn an_emergency_is_found_wherever_it_stands(before in "[a-z ]{0,60}", after in "[a-z0-9 ]{0,60}") {
        let text = format!("{before}. My chest hurts. {after}");
        proptest::prop_assert!(check(&text, English).is_some_and(|concern| concern.category == Category::Emergency));
    }
}

#[test]
fn the_work_is_linear() {
    let time = |text: &str| {
        let start = std::time::Instant::now();
        let _ = check(text, German);
        start.elapsed()
    };
    for unit in ["no chest knee pain, ", "chest ", "left arm ", "i'm 16 ", "500 kcal a day deficit ", "it hurts. "] {
        let text = unit.repeat(10_000);
        assert!(time(&text).as_secs() < 2, "{unit}");
    }
}

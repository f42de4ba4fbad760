//! Portuguese.

use jiff::civil::Weekday;

use super::{Cue, CueTable};
use crate::domain::coaching::question::Nutrient;

pub static CUES: CueTable = &[
    (Cue::InFood, &["em um|uma|dois|duas|#", "num|numa", "tem um|uma|dois|duas|#"]),
    (Cue::Technique, &["como se? faz|faco", "tecnica correta"]),
    (Cue::Left, &["resta|restam|restante|restantes|sobra|sobram|sobrou|falta|faltam"]),
    (Cue::StillEat, &["posso ainda|hoje? comer|tomar|beber", "ainda posso comer|tomar|beber"]),
    (Cue::Ate, &["comi|comido|bebi|bebido|almocei|jantei|consumi|consumido", "minhas refeicoes", "ate agora"]),
    (Cue::Eat, &["comer|como|jantar|cozinhar|tomar"]),
    (
        Cue::Suggest,
        &[
            "o? que devo|posso|deveria|poderia comer|jantar|almocar|cozinhar",
            "o? que comer|jantar|cozinhar",
            "ideia|ideias|sugestao|sugestoes|sugere|sugira para|pro|de|um|uma? jantar|refeicao|almoco|lanche",
            "fome",
        ],
    ),
    (Cue::NextMeal, &["noite|jantar|almoco|almocar|lanche|agora|depois"]),
    (Cue::Should, &["devo|deveria|preciso|tenho"]),
    (Cue::HowMuch, &["quanto|quanta|quantos|quantas|como"]),
    (Cue::What, &["que|qual|quais|mostra|mostre|meu|minha|meus"]),
    (Cue::Today, &["hoje"]),
    (Cue::Yesterday, &["ontem"]),
    (Cue::Weekday(Weekday::Monday), &["segunda"]),
    (Cue::Weekday(Weekday::Tuesday), &["terca"]),
    (Cue::Weekday(Weekday::Wednesday), &["quarta"]),
    (Cue::Weekday(Weekday::Thursday), &["quinta"]),
    (Cue::Weekday(Weekday::Friday), &["sexta"]),
    (Cue::Weekday(Weekday::Saturday), &["sabado"]),
    (Cue::Weekday(Weekday::Sunday), &["domingo"]),
    (Cue::Week, &["semana|semanal", "ultimos 7|sete dias"]),
    (Cue::Nutrient(Nutrient::Energy), &["caloria|calorias|kcal|energia"]),
    (Cue::Nutrient(Nutrient::Protein), &["proteina|proteinas"]),
    (Cue::Nutrient(Nutrient::Carbs), &["carboidrato|carboidratos|carbos"]),
    (Cue::Nutrient(Nutrient::Fat), &["gordura|gorduras"]),
    (Cue::Nutrient(Nutrient::Fiber), &["fibra|fibras"]),
    (Cue::Nutrient(Nutrient::Water), &["agua"]),
    (Cue::Target, &["meta|metas|objetivo|objetivos|macros|deficit|manutencao"]),
    (Cue::Weight, &["peso|balanca"]),
    (Cue::Progress, &["progresso|tendencia|evolucao|melhorando|recorde|mudou|vai|anda"]),
    (Cue::Train, &["treino|treinar|sessao|exercicio|exercicios|academia|plano"]),
    (Cue::Lift, &["supino|agachamento|terra|remada|barra|desenvolvimento"]),
    (Cue::OneRepMax, &["1 rm", "repeticao maxima", "carga maxima"]),
    (Cue::Sleep, &["dormi|dormido|sono|durmo"]),
    (Cue::Readiness, &["recuperado|recuperada|recuperacao", "pronto para treinar"]),
    (Cue::Burned, &["queimei|queimado|gastei|gasto"]),
    (
        Cue::Explain,
        &[
            "como _? _? calcula|calculou|calculado|calculada|calculadas",
            "por que|porque",
            "de onde",
            "explica|explique|formula",
        ],
    ),
    (Cue::Of, &["de|do|da|meu|minha"]),
    (Cue::Log, &["registra|registre|anota|anote|salva|salve|adiciona|adicione"]),
    (
        Cue::Cleared,
        &[
            "medico|medica|cardiologista|hospital _? _? liberou|liberado|alta|autorizou",
            "alta medica",
            "liberado pelo medico",
        ],
    ),
    (Cue::Greeting, &["oi|ola", "bom dia", "boa tarde|noite"]),
    (Cue::Thanks, &["obrigado|obrigada|valeu"]),
    (Cue::Help, &["ajuda", "o? que voce pode fazer", "quem e voce"]),
];

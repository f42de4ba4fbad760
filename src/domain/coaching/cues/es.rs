//! Spanish.

use jiff::civil::Weekday;

use super::{Cue, CueTable};
use crate::domain::coaching::question::Nutrient;

pub static CUES: CueTable = &[
    (Cue::InFood, &["en un|una|dos|#", "tiene|tienen un|una|dos|#"]),
    (Cue::Technique, &["como se hace|hago", "tecnica correcta"]),
    (Cue::Left, &["queda|quedan|restan|restante|restantes|falta|faltan|sobra|sobran"]),
    (Cue::StillEat, &["puedo todavia|aun|hoy? comer|tomar"]),
    (Cue::Ate, &["comi|comido|tome|bebi|bebido|desayune|almorce|cene|consumi|consumido", "mis comidas", "llevo"]),
    (Cue::Eat, &["comer|como|ceno|cenar|cocinar|cocino|tomar"]),
    (
        Cue::Suggest,
        &[
            "que debo|deberia|puedo|podria comer|cenar|cocinar|almorzar|desayunar",
            "que como|ceno|cocino|almuerzo|desayuno",
            "idea|ideas|sugerencia|sugerencias|sugiere|sugiereme|recomiendas? para|de|una|un? cena|comida|cenar|comer",
            "hambre",
        ],
    ),
    (Cue::NextMeal, &["noche|cena|cenar|almuerzo|almorzar|desayuno|merienda|ahora|luego"]),
    (Cue::Should, &["debo|deberia|tengo|toca"]),
    (Cue::HowMuch, &["cuanto|cuanta|cuantos|cuantas|como"]),
    (Cue::What, &["que|cual|muestra|muestrame|dime|mi|mis"]),
    (Cue::Today, &["hoy"]),
    (Cue::Yesterday, &["ayer|anoche"]),
    (Cue::Weekday(Weekday::Monday), &["lunes"]),
    (Cue::Weekday(Weekday::Tuesday), &["martes"]),
    (Cue::Weekday(Weekday::Wednesday), &["miercoles"]),
    (Cue::Weekday(Weekday::Thursday), &["jueves"]),
    (Cue::Weekday(Weekday::Friday), &["viernes"]),
    (Cue::Weekday(Weekday::Saturday), &["sabado"]),
    (Cue::Weekday(Weekday::Sunday), &["domingo"]),
    (Cue::Week, &["semana|semanal", "ultimos 7|siete dias"]),
    (Cue::Nutrient(Nutrient::Energy), &["caloria|calorias|kcal|energia"]),
    (Cue::Nutrient(Nutrient::Protein), &["proteina|proteinas"]),
    (Cue::Nutrient(Nutrient::Carbs), &["carbohidrato|carbohidratos|hidratos|carbos"]),
    (Cue::Nutrient(Nutrient::Fat), &["grasa|grasas"]),
    (Cue::Nutrient(Nutrient::Fiber), &["fibra"]),
    (Cue::Nutrient(Nutrient::Water), &["agua"]),
    (Cue::Target, &["objetivo|objetivos|meta|metas|macros|deficit|mantenimiento"]),
    (Cue::Weight, &["peso|bascula|balanza"]),
    (Cue::Progress, &["progreso|tendencia|evolucion|avance|mejorando|mejorado|record|va|cambiado"]),
    (Cue::Train, &["entreno|entrenar|entrenamiento|sesion|rutina|ejercicio|ejercicios|gimnasio|plan"]),
    (Cue::Lift, &["press|sentadilla|sentadillas|dominadas|remo|banca", "peso muerto"]),
    (Cue::OneRepMax, &["1 rm", "repeticion maxima", "maximo en de? press|sentadilla|peso"]),
    (Cue::Sleep, &["dormi|dormido|sueno|duermo"]),
    (Cue::Readiness, &["recuperado|recuperada|recuperacion", "listo para entrenar"]),
    (Cue::Burned, &["queme|quemado|quemadas|gaste|gastado"]),
    (
        Cue::Explain,
        &["como se? _? calcula|calculas|calculaste|calculado", "por que", "de donde", "explica|explicame|formula"],
    ),
    (Cue::Of, &["de|del|mi|mis"]),
    (Cue::Log, &["registra|anota|guarda|agrega|anade|apunta"]),
    (
        Cue::Cleared,
        &[
            "medico|medica|doctor|doctora|cardiologo|hospital _? _? _? alta|autorizo|autorizado|bien",
            "alta medica",
            "el alta",
        ],
    ),
    (Cue::Greeting, &["hola", "buenos dias", "buenas tardes|noches?"]),
    (Cue::Thanks, &["gracias"]),
    (Cue::Help, &["ayuda", "que puedes hacer", "quien eres"]),
];

//! Spanish.

use super::Texts;

pub static TEXTS: Texts = Texts {
    emergency: "Por favor, para ahora. Lo que describes puede ser una emergencia: llama ya al {emergency} y di exactamente esto. No conduzcas \
        y quédate con alguien hasta que llegue la ayuda. Si le pasa a otra persona, llama por ella y no la dejes sola.",
    emergency_past: "Lo que describes puede ser serio aunque ya haya pasado. Si vuelve o ahora te sientes mal, para y llama al {emergency}; no \
        conduzcas y quédate con alguien. Por favor, ve al médico antes de volver a entrenar.",
    crisis: "Me alegra que lo digas, y siento que duela tanto. ¿Estás en peligro ahora mismo? Si es así, llama al {emergency}. Puedes hablar \
        con alguien a cualquier hora: {crisis}. Quédate cerca de una persona de confianza. No tienes que cargar con esto a solas.",
    ask_first: "Suena muy pesado, y prefiero preguntar: ¿estás pensando en quitarte la vida o en hacerte daño? Si es así, o si no lo tienes claro, \
        habla ahora con alguien: {crisis}, y en peligro {emergency}. Si era otra cosa, dímelo y seguimos.",
    eating_disorder: "Gracias por contármelo. No voy a dar números sobre esto, porque podrían hacerte daño. Cuando el miedo o el castigo mandan sobre la \
        comida, un médico o un servicio de trastornos alimentarios puede ayudar de verdad. Si quieres, oculto calorías y \
        peso a partir de ahora. ¿Lo hago?",
    drugs: "No ayudo con dosis, ciclos ni fuentes de sustancias para el físico o el peso. Un médico o un servicio de reducción de daños hablará \
        contigo sin juzgarte y revisará tu salud. Si es un medicamento recetado, pregunta a quien lo recetó. Con comida, sueño y \
        entrenamiento ayudo encantado.",
    pregnancy: "Enhorabuena, y gracias por decirlo. En el embarazo, la lactancia y las primeras semanas tras el parto no pongo déficit ni meta de \
        peso. Moverse suele venir bien; acuerda qué y cuánto con tu matrona o tu médico. Con sangrado, líquido o contracciones llama al \
        {emergency}. Ponlo en tu perfil y lo respetaré.",
    minor: "Gracias por decirlo. A menores de dieciocho no les pongo metas de calorías ni de peso: un cuerpo que crece necesita comida, no dietas. \
        Aprender buena técnica, hacer deporte y comer con regularidad está muy bien. Del resto habla con tu familia, la \
        escuela o un médico.",
    rapid_change: "Un peso que baja tan rápido merece atención. Por ahora come lo necesario para mantenerlo, y ve al médico, sobre todo si no lo \
        buscabas. ¿Cómo te sientes por lo demás?",
    injury: "Eso suena a una lesión que alguien debe ver antes que nada. Para, no la cargues y haz que la revisen pronto, hoy mismo si está \
        deformada, dormida o no puedes apoyar. No propongo ejercicios para ella; cuando un profesional te dé el alta, te \
        ayudo a volver.",
};
